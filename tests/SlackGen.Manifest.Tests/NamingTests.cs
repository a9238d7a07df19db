namespace SlackGen.Manifest.Tests;

public sealed class NamingTests
{
    [TestCase("external_unique_id", "ExternalUniqueId")]
    [TestCase("users.lookupByEmail", "UsersLookupByEmail")]
    [TestCase("admin.apps.mcp.servers", "AdminAppsMcpServers")]
    [TestCase("slack#/types/date", "SlackTypesDate")]
    [TestCase("image_24", "Image24")]
    [TestCase("_metadata", "Metadata")]
    [TestCase("a-b c", "ABC")]
    [TestCase("24h", "_24h")]
    [TestCase("_24h", "_24h")]
    [TestCase("URL", "URL")]
    [TestCase("naïve", "NaVe")]
    [TestCase("???", "")]
    [TestCase("", "")]
    public void Pascal_joins_the_words_of_a_wire_name(string wire, string name) => Assert.That(Naming.Pascal(wire), Is.EqualTo(name));

    [TestCase("UserId", "userId")]
    [TestCase("user_id", "userId")]
    [TestCase("Event", "@event")]
    [TestCase("_24h", "_24h")]
    public void Camel_makes_a_parameter_and_escapes_keywords(string name, string parameter) => Assert.That(Naming.Camel(name), Is.EqualTo(parameter));

    [TestCase("add", true)]
    [TestCase("lookupByEmail", true)]
    [TestCase("oauth2", true)]
    [TestCase("2nd", false)]
    [TestCase("a.b", false)]
    [TestCase("a_b", false)]
    [TestCase("ändern", false)]
    [TestCase("", false)]
    public void A_word_of_a_method_name_has_letters_and_digits_only(string text, bool isWord) => Assert.That(Naming.IsWord(text), Is.EqualTo(isWord));

    [TestCase("Ab_1", true)]
    [TestCase("_", true)]
    [TestCase("1a", false)]
    [TestCase("a b", false)]
    [TestCase("", false)]
    public void An_identifier_stands_in_CSharp_as_it_is(string text, bool isIdentifier) => Assert.That(Naming.IsIdentifier(text), Is.EqualTo(isIdentifier));
}
