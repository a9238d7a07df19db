namespace SlackGen;

/// <summary>The categories of error codes, which say how a caller can handle an error.</summary>
public enum SlackErrorCategory
{
    /// <summary>A code without a known category.</summary>
    Unknown = 0,

    /// <summary>An invalid request. Sending it again returns the same error.</summary>
    Invalid = (int)ErrorCategory.Invalid,

    /// <summary>A token that is missing, invalid, expired or revoked.</summary>
    Auth = (int)ErrorCategory.Auth,

    /// <summary>A valid token that is not allowed to make the call, because of a scope, a role, a plan or a setting.</summary>
    Scope = (int)ErrorCategory.Scope,

    /// <summary>An object in the request that does not exist or is not visible to the token.</summary>
    NotFound = (int)ErrorCategory.NotFound,

    /// <summary>Too many calls. Wait, then send the call again.</summary>
    RateLimit = (int)ErrorCategory.RateLimit,

    /// <summary>A temporary failure. The call may succeed a moment later.</summary>
    Transient = (int)ErrorCategory.Transient,

    /// <summary>A failure of Slack's server. The call may or may not have taken effect.</summary>
    Server = (int)ErrorCategory.Server,

    /// <summary>A call that succeeded in part. The response lists the rest. The call is not retried.</summary>
    Partial = (int)ErrorCategory.Partial,
}
