using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Testing;

/// <summary>How a <see cref="FakeSlack"/> is set up.</summary>
public sealed class FakeSlackOptions
{
    private readonly List<ManifestText> manifests = [];
    private readonly Dictionary<string, FakeToken> tokens = new(StringComparer.Ordinal);
    private int maxRecorded = 10_000;
    private int port;

    internal FakeSlackOptions()
    {
        Add(new FakeToken(FakeSlack.DefaultToken, TokenKind.Any, null));
        Add(new FakeToken(FakeSlack.BotToken, TokenKind.Bot, null));
        Add(new FakeToken(FakeSlack.UserToken, TokenKind.User, null));
        Add(new FakeToken(FakeSlack.AppToken, TokenKind.App, null));
        Add(new FakeToken(FakeSlack.ConfigurationToken, TokenKind.Configuration, null));
    }

    /// <summary>Whether the fake knows every documented method. True by default; false leaves only what <see cref="AddManifest"/> adds.</summary>
    public bool UseBuiltInManifest { get; set; } = true;

    /// <summary>
    /// Gets or sets the port of 127.0.0.1 on which the fake listens, from 0 to 65535. 0, the default, takes a free one; a fixed one suits programs that
    /// are started with an address.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a port.</exception>
    public int Port
    {
        get => port;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            port = value;
        }
    }

    /// <summary>
    /// Gets or sets whether requests are held to the letter of the manifest. False by default: the fake then takes what Slack takes, so that any client
    /// works against it. True suits the tests of a client of one's own. It also refuses arguments that the method does not list, a token among the
    /// arguments, JSON where the manifest says <c>form</c>, a comma-joined list where it says <c>list</c> and an array where it says <c>csv</c>, and
    /// JSON values of another kind than declared, such as <c>"4"</c> for a number.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>
    /// Gets or sets whether stubs, tokens and <see cref="FakeSlack.RequestsTo"/> may use fields, error codes, scopes and methods that the manifest lacks.
    /// False by default: such a name is refused as a typing error, with a suggestion.
    /// </summary>
    public bool AllowUndocumented { get; set; }

    /// <summary>
    /// Gets or sets how many requests, and how many uploads, the fake keeps: 10,000 by default. Older ones are dropped and counted in
    /// <see cref="FakeSlack.DroppedRequests"/> and <see cref="FakeSlack.DroppedUploads"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRecorded
    {
        get => maxRecorded;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            maxRecorded = value;
        }
    }

    /// <summary>
    /// Whether calls above a method's rate tier are answered with 429 and a Retry-After. False by default. Calls are counted per token and method (and
    /// per value of the argument that the manifest counts by) in a sliding window of the tier's period.
    /// </summary>
    public bool EnforceRates { get; set; }

    /// <summary>
    /// By how much shorter a rate's window is than its period, 50 ms by default: calls that left in time can arrive closer together than they left.
    /// </summary>
    public TimeSpan RateTolerance { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Begins the series of random numbers that decide about faults with a probability, so that a test run can be repeated. 1 by default.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The clock of rate windows, slow faults and <see cref="RecordedRequest.ReceivedAt"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Whether the manifest is the built-in one and nothing else, which is read and linked once for all fakes.</summary>
    internal bool IsBuiltIn => UseBuiltInManifest && manifests.Count == 0;

    internal IReadOnlyList<ManifestText> Manifests => manifests;

    internal IReadOnlyDictionary<string, FakeToken> Tokens => tokens;

    /// <summary>Adds methods and types from the text of a manifest; one with a name that is built in replaces it, as it does in a project's build.</summary>
    /// <param name="yaml">The text of a <c>*.slack.yaml</c> file.</param>
    /// <param name="name">What diagnostics call the file.</param>
    public FakeSlackOptions AddManifest([StringSyntax("yaml")] string yaml, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        manifests.Add(new ManifestText(name ?? $"manifest{manifests.Count + 1}.slack.yaml", IsUsers: true, yaml));
        return this;
    }

    /// <summary>Adds methods and types from a manifest on disk.</summary>
    /// <param name="path">Where the <c>*.slack.yaml</c> file is.</param>
    public FakeSlackOptions AddManifestFile(string path) => AddManifest(File.ReadAllText(path), path);

    /// <summary>Adds a token of the kind that its prefix tells (xoxb-, xoxp-, xapp-, xoxe.); without one of those prefixes it suits every method.</summary>
    /// <param name="token">The token.</param>
    /// <param name="scopes">Its scopes. <see cref="FakeSlack.StartAsync"/> refuses those that are not documented.</param>
    public FakeSlackOptions AddToken(string token, params string[] scopes)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return AddToken(token, FakeToken.KindOf(token), scopes);
    }

    /// <summary>Adds a token of a kind that its prefix does not tell, such as a user's rotated one (xoxe.xoxp-).</summary>
    /// <param name="token">The token.</param>
    /// <param name="kind">Whom it stands for.</param>
    /// <param name="scopes">Its scopes. <see cref="FakeSlack.StartAsync"/> refuses those that are not documented.</param>
    public FakeSlackOptions AddToken(string token, TokenKind kind, params string[] scopes)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        ArgumentNullException.ThrowIfNull(scopes);
        Add(new FakeToken(token, kind, scopes));
        return this;
    }

    private void Add(FakeToken token) => tokens[token.Text] = token;
}
