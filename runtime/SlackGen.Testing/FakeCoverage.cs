namespace SlackGen.Testing;

/// <summary>The methods of a fake, by the origin of their responses. Stubs precede both.</summary>
public sealed class FakeCoverage
{
    internal FakeCoverage(FakeManifest manifest, bool hasWorkspace)
    {
        Living = hasWorkspace ? [.. manifest.Names.Where(n => WorkspaceMethods.All.ContainsKey(n) || InstallMethods.Implements(n))] : [];
        Sampled = [.. manifest.Names.Except(Living, StringComparer.Ordinal)];
    }

    /// <summary>Gets the methods to which the workspace responds, sorted. Empty without <see cref="FakeSlackOptions.Workspace"/>.</summary>
    public IReadOnlyList<string> Living { get; }

    /// <summary>Gets the methods that respond with samples, sorted.</summary>
    public IReadOnlyList<string> Sampled { get; }

    /// <summary>Returns whether the workspace responds to a method.</summary>
    /// <param name="method">The method, <c>chat.postMessage</c>.</param>
    /// <exception cref="ArgumentException">The fake does not know the method.</exception>
    public bool Lives(string method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var lives = Living.Contains(method);
        return lives || Sampled.Contains(method) ? lives : throw new ArgumentException($"There is no method '{method}'.", nameof(method));
    }

    /// <summary>Returns the numbers of methods.</summary>
    public override string ToString() => $"{Living.Count} methods live, {Sampled.Count} respond with samples";
}
