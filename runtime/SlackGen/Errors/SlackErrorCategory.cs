using SlackGen.Manifest;

namespace SlackGen;

/// <summary>What sort of trouble an error code tells of, and so what can be done about it.</summary>
public enum SlackErrorCategory
{
    /// <summary>The code is in no manifest.</summary>
    Unknown = 0,

    /// <summary>The request is wrong: sending it again gives the same answer.</summary>
    Invalid = (int)ErrorCategory.Invalid,

    /// <summary>The token is missing, wrong, expired or revoked.</summary>
    Auth = (int)ErrorCategory.Auth,

    /// <summary>The token is good but may not do this: a scope, a role, a plan or a setting is in the way.</summary>
    Scope = (int)ErrorCategory.Scope,

    /// <summary>Something that the request names does not exist or cannot be seen.</summary>
    NotFound = (int)ErrorCategory.NotFound,

    /// <summary>Too many calls: wait, then send it again.</summary>
    RateLimit = (int)ErrorCategory.RateLimit,

    /// <summary>It may work in a moment.</summary>
    Transient = (int)ErrorCategory.Transient,

    /// <summary>Slack failed; whether the call took effect is not known.</summary>
    Server = (int)ErrorCategory.Server,

    /// <summary>Part of the work is done, and the response lists the rest. It is not sent again.</summary>
    Partial = (int)ErrorCategory.Partial,
}
