using System.Net.Http.Headers;
using System.Text;

namespace SlackGen.Testing;

/// <summary>The credentials of the <c>Authorization</c> header.</summary>
internal sealed class Credentials
{
    private Credentials(bool isPresent) => IsPresent = isPresent;

    /// <summary>Gets whether the request has the header, valid or not.</summary>
    public bool IsPresent { get; }

    /// <summary>Gets the token after <c>Bearer</c>.</summary>
    public string? Token { get; private init; }

    /// <summary>Gets the user name of basic authentication: an app's client ID.</summary>
    public string? ClientId { get; private init; }

    /// <summary>Gets the password of basic authentication: an app's client secret.</summary>
    public string? ClientSecret { get; private init; }

    public static Credentials Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return new Credentials(false);
        }

        if (!AuthenticationHeaderValue.TryParse(header, out var parsed) || parsed.Parameter is not { Length: > 0 } value)
        {
            return new Credentials(true);
        }

        return parsed.Scheme.ToUpperInvariant() switch
        {
            "BEARER" => new Credentials(true) { Token = value },
            "BASIC" => ReadBasic(value),
            _ => new Credentials(true),
        };
    }

    private static Credentials ReadBasic(string value)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length))
        {
            return new Credentials(true);
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new Credentials(true) : new Credentials(true) { ClientId = text[..colon], ClientSecret = text[(colon + 1)..] };
    }
}
