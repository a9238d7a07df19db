using System.Collections.Concurrent;

namespace Housekeeping.Library;

/// <summary>The channels that people want to keep, and their members.</summary>
public sealed class ChannelList
{
    private readonly ConcurrentDictionary<string, bool> kept = new(StringComparer.Ordinal);

    public bool IsKept(string channel) => kept.ContainsKey(channel);

    public void Keep(string channel) => kept[channel] = true;

    public static async Task<string?> NameAsync(SlackClient slack, string user, CancellationToken cancellationToken)
    {
        var response = await slack.Users.InfoAsync(new() { User = user }, cancellationToken); //! SLACKGEN242
        return response.User?.RealName;
    }
}
