using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Finds the codes of errors that are given as members of generated enums.</summary>
internal static class ErrorCodes
{
    /// <summary>Returns the code of an error, as Slack sends it.</summary>
    /// <param name="error">A member of the method's own enum or of <see cref="SlackCommonError"/>.</param>
    /// <param name="manifest">The manifest of the fake.</param>
    /// <param name="method">The method in that manifest.</param>
    /// <exception cref="ArgumentException">The error is not a code, or the manifest lacks it.</exception>
    public static string Find<TError>(TError error, FakeManifest manifest, Method method)
        where TError : struct, Enum
    {
        // The name, not the number, decides: the client may have been generated from a manifest with other errors before this one.
        var name = Enum.GetName(error);
        if (name is null || Convert.ToInt64(error, System.Globalization.CultureInfo.InvariantCulture) == 0)
        {
            throw new ArgumentException($"{typeof(TError).Name}.{error} is not a code that Slack sends. To send any code, call On(\"{method.Name}\").ReplyError.", nameof(error));
        }

        var known = typeof(TError) == typeof(SlackCommonError) ? manifest.CommonErrors : method.Errors;
        return known.FirstOrDefault(e => e.Property == name)?.Code ?? throw new ArgumentException(
            $"The manifest of the fake has no error '{name}' of {method.Name}. Add the file that declares it: FakeSlack.StartAsync(o => o.AddManifestFile(\"….slack.yaml\")).",
            nameof(error));
    }
}
