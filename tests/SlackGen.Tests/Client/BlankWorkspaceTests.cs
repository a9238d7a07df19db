using SlackGen.Tests.Support;

namespace SlackGen.Tests.Client;

/// <summary>A blank workspace is refused in the same words wherever it is given.</summary>
public sealed class BlankWorkspaceTests
{
    [TestCase("")]
    [TestCase(" \t")]
    public void A_blank_workspace_is_refused(string workspace)
    {
        var connection = new Call([Responses.Ok]).Connection;
        Action[] ways =
        [
            () => _ = new SlackConnection(new SlackClientOptions { Workspace = workspace }),
            () => connection.WithToken("xoxb-other", workspace),
            () => connection.WithTokenProvider(_ => new("xoxb-other"), workspace),
        ];

        Assert.That(ways.Select(way => Assert.Throws<ArgumentException>(way).Message), Is.All.StartsWith("The workspace is blank. Without one, leave it null."));
    }
}
