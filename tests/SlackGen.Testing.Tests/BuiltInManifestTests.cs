using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>Conventions of every documented method.</summary>
[Category("Slow")]
public sealed class BuiltInManifestTests : BuiltInFake
{
    [Test]
    public async Task Every_method_takes_its_sample_arguments_and_responds_with_its_sample()
    {
        var failures = new List<string>();
        foreach (var method in Manifest.Methods.Values)
        {
            Slack.ClearRequests();
            var arguments = Slack.Samples.Request(method.Name);
            using var request = Wire.Request(method, arguments);
            using var response = await Http.SendAsync(request);
            var recorded = Slack.Requests.Single();
            if (recorded.Refused is not null || !JsonNode.DeepEquals(recorded.Arguments, arguments))
            {
                failures.Add($"{recorded}\n  sent     {arguments.ToJsonString()}\n  recorded {recorded.Arguments.ToJsonString()}\n  {await response.Content.ReadAsStringAsync()}");
            }
            else if (method.Response != ResponseKind.File && !RespondsWithItsOwnValues(method) && method.Upload is null && await response.Content.ReadAsStringAsync() != Slack.Samples.Response(method.Name).ToJsonString())
            {
                failures.Add($"{method.Name} does not respond with its sample");
            }
        }

        Assert.That(failures, Is.Empty, string.Join('\n', failures));
    }

    // The URL of an upload, or of a Socket Mode connection, is one of the fake itself, and the identity of a token is that of `App`. Other tests use them.
    private static bool RespondsWithItsOwnValues(Method method) => method.Name is "apps.connections.open" or "auth.test" || method.Returns.Any(r => r.Name == "upload_url");

    [Test]
    public void Every_argument_and_response_is_in_the_samples()
    {
        foreach (var method in Manifest.Methods.Values)
        {
            var exclusive = method.Groups.SelectMany(g => g.Arguments);
            Assert.That(
                Slack.Samples.Request(method.Name).Select(a => a.Key),
                Is.SupersetOf(method.Params.Select(p => p.Name).Except(exclusive)),
                method.Name);
            Assert.That(Slack.Samples.Response(method.Name).Select(a => a.Key), Is.SupersetOf(method.Returns.Select(r => r.Name)), method.Name);
        }
    }

    [Test]
    public void Every_tier_has_a_budget() => Assert.That(
        Manifest.Methods.Values.Where(m => m.Tier is not null && Manifest.BudgetOf(m) is null).Select(m => m.Name),
        Is.Empty);
}
