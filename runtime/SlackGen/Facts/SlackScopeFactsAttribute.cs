using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>Contains the documented facts of a scope. The generator emits it, so that analyzers need no manifest.</summary>
/// <param name="name">The scope, such as <c>chat:write</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SlackScopeFactsAttribute(string name) : Attribute
{
    /// <summary>Gets the scope.</summary>
    public string Name { get; } = name;

    /// <summary>Gets or sets the other scopes without which an app cannot use this one.</summary>
    public string[] Requires { get; set; } = [];

    /// <summary>Gets or sets a value that indicates whether the scope has uses that no call and no event shows, such as a download.</summary>
    public bool IsUnseen { get; set; }
}
