using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>Conventions of every method, over real HTTP.</summary>
[Category("Slow")]
public sealed class MethodConventionTests : FakeSlackTests
{
    [TestCaseSource(typeof(Spec), nameof(Spec.MethodNames))]
    public async Task Every_argument_arrives_as_it_was_set(string name)
    {
        var method = Spec.Method(name);
        var sample = ManifestSamples.BuiltIn.Request(name);

        using (await GeneratedCode.CallAsync(Slack, method, GeneratedCode.Request(method, sample)) as IDisposable)
        {
        }

        var request = Fake.RequestsTo(name).Single();
        Assert.That(JsonNode.DeepEquals(request.Arguments, sample), Is.True, $"sent {request.Arguments}\nset  {sample}");
    }

    [TestCaseSource(typeof(Spec), nameof(Spec.JsonMethodNames))]
    public async Task Every_field_of_a_response_is_read_and_written_back(string name)
    {
        var method = Spec.Method(name);
        // Said outright, for the fake has upload addresses of its own.
        var expected = ManifestSamples.BuiltIn.Response(name);
        Fake.On(name).Reply(expected);
        var request = GeneratedCode.Request(method, ManifestSamples.BuiltIn.Request(name));
        var response = await GeneratedCode.CallAsync(Slack, method, request);

        var actual = JsonNode.Parse(response.ToJson());
        Assert.That(JsonNode.DeepEquals(actual, expected), Is.True, $"read and wrote {actual}\nresponded      {expected}");
    }

    [TestCaseSource(typeof(Spec), nameof(Spec.MethodNames))]
    public async Task No_request_is_refused_unless_all_arguments_are_optional(string name)
    {
        var method = Spec.Method(name);
        if (method.Params.Any(p => p.Required) || method.NeedsMore)
        {
            var refusal = Assert.ThrowsAsync<ArgumentNullException>(() => GeneratedCode.CallAsync(Slack, method, null));
            Assert.That((refusal!.ParamName, Fake.Requests.Count), Is.EqualTo(("request", 0)));
            return;
        }

        try
        {
            using var response = await GeneratedCode.CallAsync(Slack, method, null) as IDisposable;
        }
        catch (SlackApiException e) when (e.Code == "invalid_form_data")
        {
            // An upload of nothing is a form without parts. It is sent all the same; Slack is the one to refuse it.
        }

        Assert.That(Fake.RequestsTo(name), Has.Count.EqualTo(1));
    }
}
