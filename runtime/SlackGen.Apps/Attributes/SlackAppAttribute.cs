namespace SlackGen.Apps;

/// <summary>Marks a partial class whose methods handle what Slack sends to an app. The generator writes its registration and dispatch.</summary>
/// <remarks>
/// The methods carry <see cref="OnEventAttribute"/>, <see cref="OnCommandAttribute"/>, <see cref="OnActionAttribute"/>, <see cref="OnSubmitAttribute"/>,
/// <see cref="OnClosedAttribute"/>, <see cref="OnOptionsAttribute"/>, <see cref="OnShortcutAttribute"/> or <see cref="OnFunctionAttribute"/>. The constructor takes
/// services, and each delivery has an instance and a service scope of its own.
/// </remarks>
/// <param name="manifest">The file with the app's manifest, such as <c>slack-app.yaml</c>, which is an additional file of the project; null for none.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SlackAppAttribute(string? manifest = null) : Attribute
{
    /// <summary>Gets the file with the app's manifest; null for none.</summary>
    public string? Manifest { get; } = manifest;
}
