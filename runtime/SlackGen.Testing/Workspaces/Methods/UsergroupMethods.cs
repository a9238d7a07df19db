using System.Text.Json.Nodes;
using static SlackGen.Testing.ConversationAccess;

namespace SlackGen.Testing;

/// <summary>Implements <c>usergroups.*</c>.</summary>
internal static class UsergroupMethods
{
    private const string PermissionDenied = "permission_denied";

    // Slack documents no code for these methods if the group does not exist.
    private const string InvalidArguments = "invalid_arguments";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("usergroups.create", Create),
        new("usergroups.update", Update),
        new("usergroups.disable", Disable),
        new("usergroups.enable", Enable),
        new("usergroups.list", List),
        new("usergroups.users.list", ListUsers),
        new("usergroups.users.update", UpdateUsers),
    ];

    private static JsonObject Create(WorkspaceCall call)
    {
        Require(!call.Actor.IsRestricted, PermissionDenied);
        var book = call.State.Usergroups;
        var name = call.Text("name") ?? "";
        Require(!string.IsNullOrWhiteSpace(name), "missing_subteam_name");
        var handle = call.Text("handle") ?? CreateHandle(name);
        Require(IsHandle(handle), "bad_handle");
        Require(!book.IsTaken(call.State, handle), "handle_already_exists");
        Require(!book.HasName(name), "name_already_exists");
        var channels = ReadChannels(call, "invalid_channel_provided");
        var group = book.Add(call.State, name, handle, call.Actor.Id);
        group.Description = call.Text("description") ?? "";
        group.Channels.AddRange(channels);
        group.IsSection = call.Flag("enable_section") && channels.Count > 0;
        UsergroupBook.RaiseCreated(call.State, group);
        return Usergroup(call, group);
    }

    private static JsonObject Update(WorkspaceCall call)
    {
        var group = Find(call);
        var name = call.Text("name") ?? group.Name;
        var handle = call.Text("handle") ?? group.Handle;
        Require(IsHandle(handle) && !call.State.Usergroups.IsTaken(call.State, handle, group), InvalidArguments);
        Require(!string.IsNullOrWhiteSpace(name) && !call.State.Usergroups.HasName(name, group), InvalidArguments);
        var channels = ReadChannels(call, InvalidArguments);
        (group.Name, group.Handle) = (name, handle);
        if (call.Arguments.ContainsKey("description"))
        {
            group.Description = call.Text("description") ?? "";
        }

        if (call.Arguments.ContainsKey("channels"))
        {
            group.Channels.Clear();
            group.Channels.AddRange(channels);
            UsergroupBook.JoinChannels(call.State, group, group.Users, call.Actor);
        }

        group.IsSection = call.Flag("enable_section", group.IsSection) && group.Channels.Count > 0;
        UsergroupBook.Touch(call.State, group, call.Actor.Id);
        return Usergroup(call, group);
    }

    private static JsonObject Disable(WorkspaceCall call)
    {
        var group = Find(call);
        group.Disabled ??= (call.Actor.Id, call.State.Now.ToUnixTimeSeconds());
        UsergroupBook.Touch(call.State, group, call.Actor.Id);
        return Usergroup(call, group);
    }

    private static JsonObject Enable(WorkspaceCall call)
    {
        var group = Find(call);
        group.Disabled = null;
        UsergroupBook.Touch(call.State, group, call.Actor.Id);
        return Usergroup(call, group);
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var groups = call.State.Usergroups.All.Where(g => g.Disabled is null || call.Flag("include_disabled"));
        return new JsonObject
        {
            ["usergroups"] = new JsonArray(
                [.. groups.Select(g => UsergroupJson.Create(call.State, g, call.Flag("include_users"), call.Flag("include_count")))]),
        };
    }

    private static JsonObject ListUsers(WorkspaceCall call)
    {
        var group = call.State.Usergroups.Find(call.Text("usergroup"));
        return group is null || (group.Disabled is not null && !call.Flag("include_disabled"))
            ? throw new WorkspaceErrorException("no_such_subteam")
            : new JsonObject { ["users"] = new JsonArray([.. group.Users]) };
    }

    private static JsonObject UpdateUsers(WorkspaceCall call)
    {
        var group = Find(call);
        var users = call.List("users").Select(id => id.Trim()).Distinct(StringComparer.Ordinal).ToList();
        Require(users.TrueForAll(call.State.Users.ContainsKey), "invalid_users");
        Require(!users.Exists(id => call.State.Users[id].IsDeleted), "failed_for_some_users");
        UsergroupBook.SetUsers(call.State, group, users, call.Actor);
        var json = UsergroupJson.Create(call.State, group, withUsers: true, withCount: call.Flag("include_count"));
        return new JsonObject { ["usergroup"] = json };
    }

    private static UsergroupEntity Find(WorkspaceCall call)
    {
        Require(!call.Actor.IsRestricted, PermissionDenied);
        return call.State.Usergroups.Find(call.Text("usergroup"))
            ?? throw new WorkspaceErrorException(InvalidArguments, "[ERROR] no user group has this ID");
    }

    private static List<string> ReadChannels(WorkspaceCall call, string error)
    {
        var channels = call.List("channels").Select(id => id.Trim()).Distinct(StringComparer.Ordinal).ToList();
        Require(channels.TrueForAll(id => call.FindChannel(id) is { IsDirect: false }), error);
        return channels;
    }

    private static JsonObject Usergroup(WorkspaceCall call, UsergroupEntity group) =>
        new() { ["usergroup"] = UsergroupJson.Create(call.State, group, withCount: call.Flag("include_count")) };

    private static string CreateHandle(string name) => string.Join('-', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsHandle(string handle) => handle.Length > 0 && handle.All(c => (char.IsLetterOrDigit(c) && !char.IsUpper(c)) || c is '-' or '_' or '.');
}
