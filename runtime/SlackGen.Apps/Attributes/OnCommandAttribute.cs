namespace SlackGen.Apps;

/// <summary>Marks a method that handles slash commands.</summary>
/// <param name="commands">The commands, such as <c>/deploy</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnCommandAttribute(params string[] commands) : Attribute
{
    /// <summary>Gets the commands.</summary>
    public IReadOnlyList<string> Commands { get; } = commands;

    /// <summary>Gets or sets the moment of the acknowledgement. <see cref="Apps.Ack.Returned"/> by default.</summary>
    public Ack Ack { get; set; }
}
