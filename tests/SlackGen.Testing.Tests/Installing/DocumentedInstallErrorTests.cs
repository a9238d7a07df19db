namespace SlackGen.Testing.Tests.Installing;

/// <summary>The errors that Slack documents for the methods of installations: a test here expects each, unless the fake cannot have its reason.</summary>
public sealed class DocumentedInstallErrorTests
{
    private static readonly Dictionary<string, string> Unreached = new()
    {
        ["internal_error"] = "the fake does not fail",
        ["user_email_unverified"] = "everybody has confirmed the email address",
        ["preview_feature_not_available"] = "every method is open to every workspace",
        ["not_implemented"] = "the method is implemented",
        ["authorization_not_found"] = "a token without its authorization is revoked, which is checked first",
        ["invalid_client"] = "invalid_client_id and bad_client_secret say which of both is wrong",
        ["unsupported_grant_type"] = "the method documents invalid_grant_type for the same mistake",
    };

    public static IEnumerable<string> Errors => ManifestLoader.BuiltIn.Methods.Values
        .Where(m => InstallMethods.Implements(m.Name))
        .SelectMany(m => m.Errors.Select(e => e.Code))
        .Distinct();

    [TestCaseSource(nameof(Errors))]
    public void A_documented_error_is_expected_by_a_test_or_cannot_occur(string error)
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.Testing.Tests", "Installing");
        var expected = Directory.EnumerateFiles(folder, "*.cs")
            .Where(f => Path.GetFileName(f) != nameof(DocumentedInstallErrorTests) + ".cs")
            .Any(f => File.ReadAllText(f).Contains($"\"{error}\"", StringComparison.Ordinal));
        Assert.That(expected, Is.Not.EqualTo(Unreached.ContainsKey(error)));
    }
}
