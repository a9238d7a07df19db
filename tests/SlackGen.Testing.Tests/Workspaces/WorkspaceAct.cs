namespace SlackGen.Testing.Tests;

/// <summary>The kinds of random acts.</summary>
internal enum WorkspaceActKind
{
    Create,
    Join,
    Leave,
    Invite,
    Kick,
    Archive,
    Unarchive,
    Post,
    Reply,
    Update,
    Delete,
    React,
    Unreact,
    Pin,
    Unpin,
}

/// <summary>A random act. The numbers choose among the users, channels and messages that there are.</summary>
internal sealed record WorkspaceAct(WorkspaceActKind Kind, int User, int Other, int Channel, int Message)
{
    // Messages come twice as often as the rest: without them most acts have no object.
    private static readonly WorkspaceActKind[] Kinds = [.. Enum.GetValues<WorkspaceActKind>(), WorkspaceActKind.Join, WorkspaceActKind.Post, WorkspaceActKind.Post, WorkspaceActKind.Reply, WorkspaceActKind.Unarchive];

    public static WorkspaceAct Create(Random random) =>
        new(Kinds[random.Next(Kinds.Length)], random.Next(100), random.Next(100), random.Next(100), random.Next(100));
}
