namespace SlackGen.Generator.Tests.Support;

/// <summary>A small manifest of three files that use each other, for tests to which the shape of a method does not matter.</summary>
internal static class Samples
{
    /// <summary>A group whose methods use a type of their own file and one of another.</summary>
    public static ManifestText Calls { get; } = ManifestText.BuiltIn("/package/manifest/methods/calls.yaml", """
        group: calls
        summary: Calls that another service hosts.
        methods:
          add:
            summary: Registers a call.
            tier: 3
            params:
              join_url: { type: string, required: true, summary: Where to join. }
              users: { type: list<participant>, summary: Who takes part. }
            returns:
              call: { type: call, required: true, summary: The call. }
            errors:
              invalid_url: The address is no URL.
          end:
            summary: Ends a call.
            params:
              id: { type: string, required: true, summary: Which call. }
        types:
          call:
            summary: A call.
            fields:
              id: { type: string, required: true, summary: Its ID. }
              host: { type: member, summary: Who hosts it. }
          participant:
            summary: Somebody in a call.
            fields:
              external_id: { type: string, summary: The ID elsewhere. }
        """);

    /// <summary>A second group.</summary>
    public static ManifestText Members { get; } = ManifestText.BuiltIn("/package/manifest/methods/members.yaml", """
        group: members
        summary: The people of a workspace.
        methods:
          info:
            summary: Tells about a member.
            params:
              id: { type: string, required: true, summary: Which member. }
            returns:
              member: { type: member, summary: The member. }
        """);

    /// <summary>The type that both groups use.</summary>
    public static ManifestText Shared { get; } = ManifestText.BuiltIn("/package/manifest/types/members.yaml", """
        types:
          member:
            summary: Somebody in the workspace.
            fields:
              id: { type: string, required: true, summary: The ID. }
              name: { type: string, summary: The name. }
        """);

    /// <summary>A project with all of it.</summary>
    public static BotProject Project { get; } = BotProject.Of(BotProject.Client, Calls, Members, Shared);
}
