namespace SlackGen.Testing;

/// <summary>A method refuses a call with an error code of Slack.</summary>
internal sealed class WorkspaceErrorException : Exception
{
    /// <param name="error">The code, <c>channel_not_found</c>.</param>
    /// <param name="messages">The messages for developers, in <c>response_metadata.messages</c>.</param>
    public WorkspaceErrorException(string error, params string[] messages)
        : this(new Refusal(error) { Messages = messages })
    {
    }

    /// <param name="refusal">The response.</param>
    public WorkspaceErrorException(Refusal refusal)
        : base(refusal.Error) => Refusal = refusal;

    /// <summary>Gets the response.</summary>
    public Refusal Refusal { get; private init; }

    /// <summary>Creates a refusal whose response has the field <c>detail</c>.</summary>
    public static WorkspaceErrorException WithDetail(string error, string detail) =>
        new(error) { Refusal = new Refusal(error) { Details = [("detail", detail)] } };
}
