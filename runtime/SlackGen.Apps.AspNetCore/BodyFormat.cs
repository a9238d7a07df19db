namespace SlackGen.Apps.AspNetCore;

/// <summary>Specifies the format of a body.</summary>
internal enum BodyFormat
{
    /// <summary>JSON: an event, or one of the requests around events.</summary>
    Json = 0,

    /// <summary>A form: a slash command, or an interaction in its field <c>payload</c>.</summary>
    Form,
}
