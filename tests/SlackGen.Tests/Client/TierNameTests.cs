using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Client;

/// <summary>A budget for a method that does not exist would have no effect, and nobody would see it.</summary>
public sealed class TierNameTests
{
    private static readonly SlackRate Rate = new(1, 60);

    [TestCase("conversations.histroy", "conversations.history")]
    [TestCase("conversation.history", "conversations.history")]
    [TestCase("Conversations.History", "conversations.history")]
    [TestCase("conversations.history ", "conversations.history")]
    [TestCase("chat.postmessage", "chat.postMessage")]
    [TestCase("users.lists", "users.list")]
    public void A_misspelt_method_is_refused_with_a_suggestion(string name, string meant) =>
        Assert.That(() => Connect(name), Throws.ArgumentException.With.Message.EqualTo($"There is no method '{name}', which Tiers names. Did you mean '{meant}'?"));

    [TestCase("")]
    [TestCase("history")]
    [TestCase("conversations.*")]
    [TestCase("conversations..history.of.one")]
    [TestCase(".conversationshistoryofone")]
    [TestCase("https://slack.com/api/conversations.history")]
    [TestCase("tier 3")]
    public void What_cannot_be_a_method_is_refused(string name) => Assert.That(() => Connect(name), Throws.ArgumentException.With.Message.Contains("is not a method name"));

    [Test]
    public void Every_method_of_the_manifest_is_known()
    {
        var names = Regex.Matches(File.ReadAllText(MethodsPage()), @"^\| \[([A-Za-z0-9.]+)\]\(", RegexOptions.Multiline).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.That(names, Has.Count.GreaterThan(300));
        var logs = new RecordingLogs();
        Connect([.. names], [], logs);
        Assert.That(logs.Entries, Is.Empty);
    }

    [Test]
    public void A_method_that_no_manifest_has_is_logged()
    {
        var logs = new RecordingLogs();
        Connect(["brand.newMethodOfTomorrow"], [], logs);
        Assert.That(logs.Entries.Single(), Is.EqualTo((LogLevel.Warning, "SlackGen", "Tiers names brand.newMethodOfTomorrow, which is in no manifest of the client; the budget applies only to calls by that name")));
    }

    [Test]
    public void The_clients_own_methods_are_known_and_suggested()
    {
        var logs = new RecordingLogs();
        Connect(["reports.run", "users.lists"], ["reports.run", "users.lists"], logs);
        Assert.That(logs.Entries, Is.Empty);
        Assert.That(() => Connect(["reports.rum"], ["reports.run"], logs), Throws.ArgumentException.With.Message.Contains("Did you mean 'reports.run'?"));
    }

    private static void Connect(string name) => Connect([name], [], new RecordingLogs());

    private static void Connect(string[] tiers, string[] own, RecordingLogs logs)
    {
        var options = new SlackClientOptions { LoggerFactory = logs };
        foreach (var tier in tiers)
        {
            options.Tiers[tier] = Rate;
        }

        _ = new SlackConnection(options, string.Join('\n', own.Select(name => name + "\t2\t-\tform\tenvelope\t15\t-")));
    }

    private static string MethodsPage([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "spec", "METHODS.md");
}
