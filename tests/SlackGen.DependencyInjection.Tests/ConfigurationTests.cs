using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection.Tests;

/// <summary>Options from a configuration: every one can be set, and what is misspelt is refused.</summary>
public sealed class ConfigurationTests
{
    private const string Everything = """
        {
          "Token": "xoxb-1", "CheckTokenKinds": false, "Workspace": "T1", "LimitMode": "fail", "QueueLimit": 7, "MaxQueueTime": "00:00:08",
          "Tiers": { "conversations.history": { "Permits": 1, "PerSeconds": 60 }, "chat.postMessage": { "permits": "2", "perSeconds": 3, "burst": 4, "by": "channel" } },
          "Retry": { "MaxRetries": 1, "BaseDelay": "00:00:02", "MaxDelay": "00:00:03", "MaxTotalTime": "00:04:00", "DefaultRetryAfter": "00:00:05", "MaxRetryAfter": "00:00:06", "Budget": 50 },
          "BaseAddress": "https://slack-gov.com/api/", "AttemptTimeout": "00:00:07", "MaxResponseBytes": 2048, "MaxJsonDepth": 9, "MaxJsonObjects": 10,
          "KeepUnrecognized": true, "StrictDecoding": "True"
        }
        """;

    [TestCase(true)]
    [TestCase(false)]
    public void Every_option_that_is_a_value_can_be_configured(bool isOurs)
    {
        var options = Read(Everything, isOurs);
        Assert.Multiple(() =>
        {
            Assert.That((options.Token, options.CheckTokenKinds, options.Workspace, options.LimitMode, options.QueueLimit), Is.EqualTo(("xoxb-1", false, "T1", SlackLimitMode.Fail, 7)));
            Assert.That(options.Tiers, Is.EquivalentTo(new Dictionary<string, SlackRate>
            {
                ["conversations.history"] = new(1, 60),
                ["chat.postMessage"] = new(2, 3, 4, "channel"),
            }));
            Assert.That((options.Retry.MaxRetries, options.Retry.BaseDelay, options.Retry.MaxDelay), Is.EqualTo((1, Seconds(2), Seconds(3))));
            Assert.That((options.Retry.MaxTotalTime, options.Retry.DefaultRetryAfter, options.Retry.MaxRetryAfter), Is.EqualTo((Seconds(240), Seconds(5), Seconds(6))));
            Assert.That((options.BaseAddress, options.AttemptTimeout), Is.EqualTo((SlackClientOptions.GovSlackBaseAddress, Seconds(7))));
            Assert.That((options.MaxQueueTime, options.MaxJsonObjects, options.Retry.Budget), Is.EqualTo((Seconds(8), 10, (int?)50)));
            Assert.That((options.MaxResponseBytes, options.MaxJsonDepth, options.KeepUnrecognized, options.StrictDecoding), Is.EqualTo((2048, 9, true, true)));
        });
    }

    [Test]
    public void A_client_whose_calls_bring_their_tokens_can_be_configured() => Assert.That(Read("""{"TokenPerCall":true}""").TokenPerCall, Is.True);

    [Test]
    public void Every_option_can_be_configured_or_is_set_in_code()
    {
        var known = OptionParsers.Client.Keys.Concat(OptionParsers.InCode).Append(nameof(SlackClientOptions.Tiers)).Append(nameof(SlackClientOptions.Retry));
        Assert.That(known, Is.EquivalentTo(Names(typeof(SlackClientOptions))));
        Assert.That(OptionParsers.Retry.Keys, Is.EquivalentTo(Names(typeof(SlackRetryOptions))));
    }

    [Test]
    public void An_empty_retry_budget_switches_it_off() => Assert.That(Read("""{"Token":"xoxb-1","Retry":{"Budget":""}}""").Retry.Budget, Is.Null);

    [Test]
    public void What_is_not_configured_keeps_its_default()
    {
        var options = Read("""{"Token":"xoxb-1"}""");
        Assert.That((options.QueueLimit, options.Retry.MaxRetries, options.Tiers.Count), Is.EqualTo((1000, 4, 0)));
    }

    [TestCase("""{"Tokn":"xoxb-1"}""", "Slack:Tokn is not an option of a Slack client. Did you mean 'Token'? There is no token (Slack:Token is not configured).")]
    [TestCase("""{"Token":"xoxb-1","Atempttimeout":"00:00:01"}""", "Slack:Atempttimeout is not an option of a Slack client. Did you mean 'AttemptTimeout'?")]
    [TestCase("""{"Token":"xoxb-1","Tier":{"chat.postMessage":{"Permits":1,"PerSeconds":1}}}""", "Slack:Tier is not an option of a Slack client. Did you mean 'Tiers'?")]
    [TestCase("""{"Token":"xoxb-1","Retrys":{"MaxRetries":1}}""", "Slack:Retrys is not an option of a Slack client. Did you mean 'Retry'?")]
    [TestCase("""{"Token":"xoxb-1","Retry":{"MaxRetires":1}}""", "Slack:Retry:MaxRetires is not one of MaxRetries, BaseDelay, MaxDelay, MaxTotalTime, DefaultRetryAfter, MaxRetryAfter, Budget. Did you mean 'MaxRetries'?")]
    [TestCase("""{"Token":"xoxb-1","Tiers":{"chat.postMessage":{"Permits":1,"PerSecond":1}}}""", "Slack:Tiers:chat.postMessage:PerSecond is not one of Permits, PerSeconds, Burst, By. Did you mean 'PerSeconds'?")]
    [TestCase("""{"Token":"xoxb-1","Tiers":{"chat.postMessage":1}}""", "Slack:Tiers:chat.postMessage is a budget: it needs Permits, a number of calls, and PerSeconds, a number of seconds.")]
    [TestCase("""{"Token":"xoxb-1","Tiers":{"chat.postMesage":{"Permits":1,"PerSeconds":1}}}""", "There is no method 'chat.postMesage', which Tiers names. Did you mean 'chat.postMessage'?")]
    [TestCase("""{"Token":"xoxb-1","HttpClient":{"Timeout":"00:00:01"}}""", "Slack:HttpClient is an object and is set in code.")]
    [TestCase("""{"Token":{"Value":"xoxb-1"}}""", "Slack:Token takes a value, not a section.")]
    [TestCase("""{"Token":"xoxb-1","AttemptTimeout":"100"}""", "Slack:AttemptTimeout: '100' is not a time; a minute and a half is 00:01:30.")]
    [TestCase("""{"Token":"xoxb-1","QueueLimit":"1e3"}""", "Slack:QueueLimit: '1e3' is not a whole number up to 2147483647.")]
    [TestCase("""{"Token":"xoxb-1","CheckTokenKinds":"yes"}""", "Slack:CheckTokenKinds: 'yes' is neither true nor false.")]
    [TestCase("""{"Token":"xoxb-1","LimitMode":"7"}""", "Slack:LimitMode: '7' is not one of ")]
    [TestCase("""{"Token":"xoxb-1","BaseAddress":"slack.com/sesame"}""", "Slack:BaseAddress: this is not an absolute URL.")]
    [TestCase("""{"Token":""}""", "The token is empty.")]
    public void What_is_wrong_is_refused_with_the_key_where_it_stands(string json, string message)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Read(json))!;
        Assert.That(exception.Message, Does.Contain(message).And.Not.Contains("xoxb-1").And.Not.Contains("sesame"));
    }

    [Test]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Read("""{"Tokn":"xoxb-1","QueueLimit":"many","Retry":{"Max":1}}"""))!;
        Assert.That(exception.Message, Does.Contain("Slack:Tokn").And.Contains("Slack:QueueLimit").And.Contains("Slack:Retry:Max"));
    }

    [Test]
    public void Other_keys_may_stand_beside_the_options() =>
        Assert.DoesNotThrow(() => Read("""{"Token":"xoxb-1","SigningSecret":"s","ClientId":"1","ClientSecret":"2","AppToken":"xapp-1","Sales":{"Token":"xoxb-2"},"Channel":"C1"}"""));

    [Test]
    public void Named_clients_have_sections_of_their_own()
    {
        var configuration = Json("""{"Slack":{"Token":"xoxb-1","Sales":{"Token":"xoxb-2"}}}""");
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>(configuration.GetSection("Slack"), o => o.QueueLimit = 5);
        services.AddSlack<SlackClient>("sales", configuration.GetSection("Slack:Sales"));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>();
        Assert.That((options.Get("").Token, options.Get("").QueueLimit, options.Get("sales").Token, options.Get("sales").QueueLimit), Is.EqualTo(("xoxb-1", 5, "xoxb-2", 1000)));
        Assert.That(provider.GetRequiredKeyedService<SlackClient>("sales"), Is.Not.Null);
    }

    [Test]
    public void A_section_that_is_missing_is_named()
    {
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>(Json("""{"Slack":{"Token":"xoxb-1"}}""").GetSection("Slak"));
        using var provider = services.BuildServiceProvider();
        Assert.That(() => provider.GetRequiredService<SlackClient>(), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("(Slak:Token is not configured)"));
    }

    private static SlackClientOptions Read(string section, bool isOurs = true)
    {
        var configuration = Json($$"""{"Slack":{{section}}}""").GetSection("Slack");
        var services = new ServiceCollection();
        if (isOurs)
        {
            services.AddSlack<SlackClient>(configuration);
        }
        else
        {
            services.AddOptions<SlackClientOptions>().Bind(configuration);
            services.AddSlack<SlackClient>();
        }

        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>().CurrentValue;
    }

    // As the JSON provider reads it, which is in no package that the tests have.
    private static IConfigurationRoot Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new ConfigurationBuilder().AddInMemoryCollection(Flatten("", document.RootElement).ToList()).Build();

        static IEnumerable<KeyValuePair<string, string?>> Flatten(string path, JsonElement value) => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(p => Flatten(path.Length == 0 ? p.Name : $"{path}:{p.Name}", p.Value))
            : [new(path, value.ToString())];
    }

    private static IEnumerable<string> Names(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
