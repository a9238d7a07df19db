using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>Replies in two sizes: small, and larger than the 20,480 bytes of an acknowledgement over Socket Mode, but within the limits of Slack.</summary>
internal static class LargeReplies
{
    public static string Text(bool isLarge) => isLarge ? new string('x', 25_000) : "done";

    public static ModalView View(bool isLarge) => new()
    {
        Title = "Releases",
        Blocks = [.. Enumerable.Range(0, isLarge ? 10 : 1).Select(i => new SectionBlock { Text = new Mrkdwn($"{i} {new string('x', isLarge ? 2_500 : 1)}") })],
    };

    public static List<Option> Options(bool isLarge) =>
    [
        .. Enumerable.Range(0, isLarge ? 100 : 1).Select(i => new Option
        {
            Text = new PlainText($"4.{i}"),
            Value = isLarge ? $"4.{i} {new string('x', 140)}" : $"4.{i}",
        }),
    ];
}
