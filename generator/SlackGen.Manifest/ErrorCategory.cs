// Two namespaces, because the fake uses both assemblies.
#if SLACKGEN_RUNTIME
namespace SlackGen.Infrastructure;
#else
namespace SlackGen.Manifest;
#endif

// The runtime compiles this file too, where the enum is an implementation detail of its public SlackErrorCategory.

/// <summary>The categories of error codes. The runtime's <c>SlackErrorCategory</c> has the same members and values, and 0 for a code of no category.</summary>
#if SLACKGEN_RUNTIME
internal enum ErrorCategory
#else
public enum ErrorCategory
#endif
{
    /// <summary>The request is wrong.</summary>
    Invalid = 1,

    /// <summary>The token is missing, wrong, expired or revoked.</summary>
    Auth = 2,

    /// <summary>The token may not do this.</summary>
    Scope = 3,

    /// <summary>Something that the request names does not exist or cannot be seen.</summary>
    NotFound = 4,

    /// <summary>Too many calls.</summary>
    RateLimit = 5,

    /// <summary>A later call may succeed.</summary>
    Transient = 6,

    /// <summary>Slack failed.</summary>
    Server = 7,

    /// <summary>Part of the work is done.</summary>
    Partial = 8,
}
