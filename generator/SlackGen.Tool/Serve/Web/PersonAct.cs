using Microsoft.AspNetCore.Http;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A form that a person has sent.</summary>
/// <param name="Person">The person.</param>
/// <param name="Session">The session of the person.</param>
/// <param name="Form">The form.</param>
/// <param name="Path">The path to which the form was sent.</param>
/// <param name="Names">The names that the person may write for IDs.</param>
internal sealed record PersonAct(WorkspaceUser Person, PersonSession Session, IFormCollection Form, string Path, Names Names)
{
    /// <summary>The name of the field that says that the person has confirmed the act.</summary>
    public const string ConfirmedField = "confirmed";

    /// <summary>Gets or sets the URL that the act opens; null for the page itself.</summary>
    public string? OpensUrl { get; set; }

    public bool IsConfirmed => Form.ContainsKey(ConfirmedField);

    public string Text(string field) => Form[field].ToString();

    /// <summary>Returns the form's fields but those of the page itself.</summary>
    public Dictionary<string, string[]> Fields() => Form.ToDictionary(f => f.Key, f => f.Value.OfType<string>().ToArray(), StringComparer.Ordinal);
}
