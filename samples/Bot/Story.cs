using SlackGen.Testing;

namespace Bot;

/// <summary>A day of people who use the bot: the acts of each, and what they see.</summary>
internal static class Story
{
    private const string Channel = "#deploys";

    public static async Task TellAsync(Workspace workspace, TextWriter output)
    {
        var ray = workspace.User("stantz");
        var winston = workspace.User("zeddemore");

        // Not in the channel of the releases: the client waits there, because Slack takes one message a second in a channel.
        var mention = await ray.SayAsync("#random", "@deploy_bot what is live?");
        var response = await mention.WaitForMessageAsync();
        output.WriteLine($"  @deploy_bot what is live? -> in the thread of {response.ThreadTs}: {response.Text}");

        var status = await ray.RunAsync("/deploy status", Channel);
        output.WriteLine($"  /deploy status            -> {status.Replies[0]}");

        var form = (await ray.RunAsync("/deploy", Channel)).View!;
        output.WriteLine($"  /deploy                   -> the form '{form}'");

        var menu = await ray.OptionsAsync(form, DeployViews.ReleaseMenu, "4.1");
        output.WriteLine($"  types 4.1 into the menu   -> {string.Join(", ", menu.Options)}");

        var wrong = await ray.SubmitAsync(form, Values("4.11.0"));
        output.WriteLine($"  submits 4.11.0            -> an error: {wrong.Errors[DeployViews.ReleaseBlock]}");

        var right = await ray.SubmitAsync(form, Values("4.12.0"));
        var posted = await right.WaitForMessageAsync();
        output.WriteLine($"  submits 4.12.0            -> {(right.View is null ? "the form closes; " : "")}in {workspace.Channel(posted.ChannelId)}: {posted}. {posted.Json["blocks"]![0]!["fields"]![0]!["text"]}");

        var click = await winston.ClickAsync(posted, DeployViews.RollBack);
        output.WriteLine($"  clicks 'Back to 4.11.0'   -> the message becomes: {await click.WaitForMessageAsync()}");

        var home = await (await ray.OpenHomeAsync()).WaitForViewAsync();
        output.WriteLine($"  opens the Home tab        -> {home.Json["blocks"]![1]!["text"]!["text"]}");

        var function = await (await ray.RunFunctionAsync("is_live", new { release = "4.11.0" })).WaitForFunctionAsync();
        output.WriteLine($"  a workflow asks           -> is 4.11.0 live? {function.Outputs!["live"]}");
    }

    private static Dictionary<string, object?> Values(string release) => new()
    {
        [DeployViews.ReleaseMenu] = release,
        [DeployViews.ReasonText] = "It is Friday",
    };
}
