namespace SlackGen.Testing.Tests;

public sealed class ArgumentTests : FakePerFixture
{
    protected override Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync(o => o.Strict = true);

    [TestCase("{}")]
    [TestCase("""{"name":null}""")]
    public async Task A_required_argument_that_is_missing_is_named(string json)
    {
        var response = await Caller.PostAsync("zoo.add", json);
        Assert.That(response.Error(), Is.EqualTo("invalid_arguments"));
        Assert.That(response.Messages(), Is.EqualTo(new[] { "[ERROR] missing required field: name" }));
    }

    [Test]
    public async Task An_unknown_argument_is_named_with_what_was_probably_meant()
    {
        var response = await Caller.PostAsync("zoo.add", """{"name":"x","leg":4}""");
        Assert.That(response.Error(), Is.EqualTo("invalid_arg_name"));
        Assert.That(response.Messages(), Is.EqualTo(new[] { "[ERROR] unknown argument: leg. Did you mean 'legs'?" }));
    }

    [TestCase("""{"legs":"4"}""", "must be an integer [json-pointer:/legs]")]
    [TestCase("""{"legs":4.5}""", "must be an integer [json-pointer:/legs]")]
    [TestCase("""{"weight":"heavy"}""", "must be a number [json-pointer:/weight]")]
    [TestCase("""{"is_tame":1}""", "must be a boolean [json-pointer:/is_tame]")]
    [TestCase("""{"born":"today"}""", "must be a time in whole seconds [json-pointer:/born]")]
    [TestCase("""{"seen":1512085950.000216}""", "must be a timestamp such as 1512085950.000216 [json-pointer:/seen]")]
    [TestCase("""{"day":"2026-8-2"}""", "must be a date such as 2026-08-20 [json-pointer:/day]")]
    [TestCase("""{"tags":["a"]}""", "must be a comma-separated string [json-pointer:/tags]")]
    [TestCase("""{"sizes":"1,two"}""", "must be an integer [json-pointer:/sizes/1]")]
    [TestCase("""{"notes":[]}""", "must be an object [json-pointer:/notes]")]
    [TestCase("""{"notes":{"a":1}}""", "must be a string [json-pointer:/notes/a]")]
    [TestCase("""{"mood":1}""", "must be a string [json-pointer:/mood]")]
    [TestCase("""{"home":"pond"}""", "must be an object [json-pointer:/home]")]
    [TestCase("""{"home":{"bars":1}}""", "must name the type of the object [json-pointer:/home/kind]")]
    [TestCase("""{"home":{"kind":"cage","bars":"1"}}""", "must be an integer [json-pointer:/home/bars]")]
    [TestCase("""{"children":[{"id":"1"},{"young":[{"legs":"no"}]}]}""", "must be an integer [json-pointer:/children/1/young/0/legs]")]
    public async Task A_value_of_the_wrong_type_is_pointed_at(string json, string message)
    {
        var response = await Caller.PostAsync("zoo.add", Named(json));
        Assert.That(response.Error(), Is.EqualTo("invalid_arguments"));
        Assert.That(response.Messages(), Is.EqualTo(new[] { "[ERROR] " + message }));
    }

    [TestCase("legs=four", "invalid_arguments")]
    [TestCase("is_tame=perhaps", "invalid_arguments")]
    [TestCase("weight=NaN", "invalid_arguments")]
    [TestCase("home={oops", "invalid_arguments")]
    [TestCase("children=a,b", "invalid_arguments")]
    [TestCase("children={}", "invalid_arguments")]
    public async Task Text_of_the_wrong_type_is_refused(string argument, string error) =>
        Assert.That((await Caller.PostFormAsync("zoo.add", "name=x&" + argument)).Error(), Is.EqualTo(error));

    [Test]
    public async Task A_list_that_is_no_array_is_pointed_at()
    {
        var response = await Caller.PostAsync("zoo.add", """{"name":"x","children":{"id":"1"}}""");
        Assert.That(response.Error(), Is.EqualTo("invalid_arguments"));
        Assert.That(response.Messages(), Is.EqualTo(new[] { "[ERROR] must be an array [json-pointer:/children]" }));
    }

    [TestCase("""{"home":{"kind":"tree","height":3}}""")]
    [TestCase("""{"mood":"bored"}""")]
    [TestCase("""{"children":[{"id":"1","wings":2}]}""")]
    [TestCase("""{"extra":[1,"two",null]}""")]
    [TestCase("""{"legs":null}""")]
    public async Task What_Slack_may_have_added_since_is_let_through(string json) =>
        Assert.That((await Caller.PostAsync("zoo.add", Named(json))).Error(), Is.Null);

    [TestCase("", ExpectedResult = "invalid_arguments")]
    [TestCase("id=1&name=x", ExpectedResult = "invalid_arguments")]
    [TestCase("id=1", ExpectedResult = null)]
    [TestCase("name=x", ExpectedResult = null)]
    public async Task<string?> Exactly_one_of_a_group_is_needed(string form)
    {
        var response = await Caller.PostFormAsync("zoo.rename", form);
        Assert.That(response.Messages(), Is.Empty.Or.EqualTo(new[] { "[ERROR] exactly one of these is needed: id, name" }));
        return response.Error();
    }

    [Test]
    public async Task Text_is_no_file_and_a_file_is_no_text()
    {
        using var text = new MultipartFormDataContent { { new StringContent("bytes"), "picture" } };
        using var file = new MultipartFormDataContent
        {
            { new ByteArrayContent([1]), "picture", "a.png" },
            { new ByteArrayContent([1]), "width", "b.png" },
        };
        Assert.That((await Caller.PostAsync("zoo.draw", text)).Messages(), Is.EqualTo(new[] { "[ERROR] must be a file [json-pointer:/picture]" }));
        Assert.That((await Caller.PostAsync("zoo.draw", file)).Messages(), Is.EqualTo(new[] { "[ERROR] must not be a file [json-pointer:/width]" }));
    }

    private static string Named(string json) => """{"name":"x",""" + json[1..];
}
