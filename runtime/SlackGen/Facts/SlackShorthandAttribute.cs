using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>
/// Names the request of a method that takes arguments by position. Its parameters have the names of the request's properties, in camel case. The generator
/// emits it, so that analyzers need no manifest.
/// </summary>
/// <param name="request">The class of the request.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SlackShorthandAttribute(Type request) : Attribute
{
    /// <summary>Gets the class of the request.</summary>
    public Type Request { get; } = request;
}
