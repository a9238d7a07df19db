namespace SlackGen.Tool.Serve;

/// <summary>The options of the command line.</summary>
internal sealed record ServeOptions
{
    /// <summary>Gets the port of the API; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Gets the port of the page; 0 for a free one.</summary>
    public int PagePort { get; init; }

    /// <summary>Gets whether the workspace has the sample's people and channels.</summary>
    public bool UsesSample { get; init; } = true;

    /// <summary>Gets the path of the app's manifest; null for an app that may do everything.</summary>
    public string? AppFile { get; init; }

    /// <summary>Gets the signing secret of requests to the app.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>Gets the URL to which the fake posts; null for Socket Mode.</summary>
    public Uri? RequestUrl { get; init; }

    /// <summary>Gets the paths of a project's own manifests of methods.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];
}
