using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>How a client behaves. Options are read when the client is made; changing them later has no effect.</summary>
public sealed class SlackClientOptions
{
    /// <summary>Where Slack's methods are.</summary>
    public static Uri DefaultBaseAddress { get; } = new("https://slack.com/api/");

    /// <summary>Where the methods of GovSlack are.</summary>
    public static Uri GovSlackBaseAddress { get; } = new("https://slack-gov.com/api/");

    /// <summary>The token of every call; null for methods that need none, or where each call brings its own.</summary>
    public string? Token { get; set; }

    /// <summary>Where methods are; a method's name is appended. Plain HTTP is allowed on loopback only.</summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>The client to send with, which stays the caller's to dispose; null shares one between all Slack clients of the process.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>How long one attempt may take, until the answer has been read. The default is 100 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer that is read, in bytes. The default is 64 MiB.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How deep JSON may nest, from 8 to 512. The default is 64.</summary>
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>Whether what no property takes is kept in <see cref="ISlackModel.Unrecognized"/>. Off by default: it costs time.</summary>
    public bool KeepUnrecognized { get; set; }

    /// <summary>Whether an unknown field, or a value of another kind than documented, is an error. For tests.</summary>
    public bool StrictDecoding { get; set; }

    /// <summary>Where times come from.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where log messages go; null for nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    internal SlackClientOptions Validated()
    {
        ArgumentNullException.ThrowIfNull(BaseAddress);
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("https" or "http") || BaseAddress.Query.Length > 0 || BaseAddress.UserInfo.Length > 0)
        {
            throw new ArgumentException($"The base address is an absolute https address without query or user, not '{BaseAddress}'.");
        }

        if (BaseAddress.Scheme == "http" && !BaseAddress.IsLoopback)
        {
            throw new ArgumentException($"The base address '{BaseAddress}' would send the token unencrypted: http is for loopback only.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaxResponseBytes, 1024, nameof(MaxResponseBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxJsonDepth, 8, nameof(MaxJsonDepth));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxJsonDepth, 512, nameof(MaxJsonDepth));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AttemptTimeout, TimeSpan.Zero, nameof(AttemptTimeout));
        SlackToken.Check(Token);
        return (SlackClientOptions)MemberwiseClone();
    }
}
