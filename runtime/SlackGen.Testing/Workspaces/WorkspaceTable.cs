using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The workspaces of a fake, and the way from IDs and tokens to them.</summary>
internal sealed class WorkspaceTable
{
    private WorkspaceTable(IReadOnlyList<Workspace> all) => All = all;

    /// <summary>Gets the workspaces: that of <see cref="FakeSlackOptions.Workspace"/> first, then the added ones.</summary>
    public IReadOnlyList<Workspace> All { get; }

    /// <summary>Gets the workspace to which the tokens of the options belong.</summary>
    public Workspace First => All[0];

    /// <summary>Gives the workspaces of the options to the fake.</summary>
    /// <returns>The table; null for a fake without a workspace.</returns>
    /// <exception cref="ArgumentException">Workspaces were added and the first is missing, or two have one ID.</exception>
    /// <exception cref="InvalidOperationException">A workspace is that of another fake.</exception>
    public static WorkspaceTable? Start(FakeSlackOptions options)
    {
        if (options.Workspace is not { } first)
        {
            return options.AddedWorkspaces.Count == 0
                ? null
                : throw new ArgumentException($"{nameof(FakeSlackOptions.AddWorkspace)} adds to a first workspace. Set {nameof(FakeSlackOptions)}.{nameof(FakeSlackOptions.Workspace)}.");
        }

        if (options.AddedWorkspaces.Select(a => a.TeamId).Prepend(options.App.TeamId).GroupBy(id => id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two workspaces have the ID {twice.Key}. Give each its own.");
        }

        first.Start(options, options.App, isInstalled: true);
        var all = new List<Workspace> { first };
        foreach (var (workspace, teamId, domain) in options.AddedWorkspaces)
        {
            // The app has one bot user for the whole of an organization.
            var sibling = workspace.Organization is { } organization ? all.Find(w => w.Organization?.Id == organization.Id) : null;
            workspace.Start(options, options.App.For(teamId, domain, sibling?.State.App), isInstalled: false);
            all.Add(workspace);
        }

        return new WorkspaceTable(all);
    }

    /// <summary>Returns the workspace with an ID; null if there is none.</summary>
    public Workspace? Find(string? teamId) => All.FirstOrDefault(w => w.TeamId == teamId);

    /// <summary>Returns the workspaces of an organization.</summary>
    public IReadOnlyList<Workspace> Of(string organizationId) => [.. All.Where(w => w.Organization?.Id == organizationId)];

    /// <summary>Returns the workspace that a payload names by <c>team_id</c>, <c>team</c> or the user's team; the first one if it names none.</summary>
    public Workspace Of(JsonObject payload) => Find(TeamOf(payload)) ?? First;

    /// <summary>Returns the token of a user of a workspace; null for any other text.</summary>
    public FakeToken? FindToken(string text) => All.Select(w => w.FindToken(text)).FirstOrDefault(t => t is not null);

    /// <summary>Returns the workspace in which a token acts.</summary>
    /// <param name="token">The token. That of an organization acts where the arguments say: by <c>team_id</c>, by a channel, else in its first workspace.</param>
    /// <param name="arguments">The arguments of the call.</param>
    /// <returns>The workspace; null if the token of an organization has no access to the one that is named.</returns>
    public Workspace? Of(FakeToken token, JsonObject arguments)
    {
        if (token.Organization is not { } organization)
        {
            return token.Workspace ?? First;
        }

        var reachable = Of(organization.Id).Where(w => w.HasActor(token)).ToList();
        if (Text(arguments["team_id"]) is { Length: > 0 } teamId)
        {
            return reachable.Find(w => w.TeamId == teamId);
        }

        var channel = Text(arguments["channel"]);
        return reachable.Find(w => channel is not null && w.HasChannel(channel)) ?? reachable.FirstOrDefault();
    }

    /// <summary>Returns whether a token works in a workspace.</summary>
    public bool Reaches(FakeToken token, Workspace workspace) => token.Organization is { } organization
        ? workspace.Organization?.Id == organization.Id && workspace.HasActor(token)
        : (token.Workspace ?? First) == workspace;

    /// <summary>Returns whether the user whom a token acts as is not deactivated.</summary>
    public bool IsActive(FakeToken token) => token.Organization is { } organization
        ? Of(organization.Id).Any(w => w.HasActor(token) && w.IsActive(token))
        : (token.Workspace ?? First).IsActive(token);

    /// <summary>Returns the ID of the workspace that a payload names; null for none.</summary>
    public static string? TeamOf(JsonObject payload) =>
        Text(payload["team_id"]) ?? Text((payload["team"] as JsonObject)?["id"]) ?? Text((payload["user"] as JsonObject)?["team_id"]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
