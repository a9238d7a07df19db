using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>Everything that an editor can show has something to show. That it is well-formed, and every reference in it good, the compiler has checked.</summary>
public class DocumentationTests
{
    // What generated code has from no sentence of the manifest: it says the same everywhere, or nothing beyond its name.
    private static readonly HashSet<string> WithoutSentence = FullClient.Files.SelectMany(FieldsWithoutSentence).ToHashSet(StringComparer.Ordinal);

    [Test]
    public void Every_public_type_and_member_has_a_summary()
    {
        var bare = FullClient.GeneratedTypes
            .SelectMany(type => type.GetMembers().Where(IsVisible).Prepend(type))
            .Where(symbol => !HasSummary(symbol) && !WithoutSentence.Contains($"{symbol.ContainingType?.Name}.{symbol.Name}"))
            .Where(symbol => symbol is not INamedTypeSymbol { Name: "SlackClient" });

        Assert.That(bare.Select(s => s.ToDisplayString()), Is.Empty, "only the class that the user writes is the user's to document");
    }

    [Test]
    public void A_sentence_of_the_manifest_is_the_summary_word_for_word()
    {
        var types = FullClient.GeneratedTypes.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var members = FullClient.Methods.SelectMany(m => m.Params.Select(p => (Class: Naming.Pascal(m.Name) + "Request", Member: p)))
            .Concat(FullClient.Methods.Where(m => m.Response != ResponseKind.File).SelectMany(m => m.Returns.Select(r => (Class: Naming.Pascal(m.Name) + "Response", Member: r))))
            .Concat(FullClient.Types.Where(t => types.ContainsKey(Naming.Pascal(t.Name))).SelectMany(t => t.Fields.Select(f => (Class: Naming.Pascal(t.Name), Member: f))));

        Assert.Multiple(() =>
        {
            foreach (var (name, member) in members.Where(m => m.Member.Summary.Length > 0))
            {
                Assert.That(Summary(types[name].GetMembers(member.Property).Single()), Is.EqualTo(Plain(member.Summary)), $"{name}.{member.Property}");
            }
        });
    }

    [Test]
    public void A_method_names_its_scopes_its_errors_and_its_page_at_Slack()
    {
        var clients = FullClient.GeneratedTypes.ToDictionary(t => t.Name, StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            foreach (var method in FullClient.Methods)
            {
                var xml = Calls.Of(clients, method).GetDocumentationCommentXml()!;
                Assert.That(xml, Does.Contain($"https://docs.slack.dev/reference/methods/{method.Name}"));
                Assert.That(method.Scopes.SelectMany(s => s.Names).Where(s => !xml.Contains($"<c>{s}</c>", StringComparison.Ordinal)), Is.Empty, method.Name);
                Assert.That(method.Errors.Where(e => !xml.Contains($"<term>{e.Code}</term>", StringComparison.Ordinal)), Is.Empty, method.Name);
            }
        });
    }

    private static bool IsVisible(ISymbol member) =>
        member is { DeclaredAccessibility: Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal, IsImplicitlyDeclared: false }
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && member is not INamedTypeSymbol { Name: "Codec" };

    private static bool HasSummary(ISymbol symbol) => Summary(symbol).Length > 0;

    // What is inherited from the runtime is documented there; the compiler leaves it to editors to follow.
    private static string Summary(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrWhiteSpace(xml))
        {
            return "";
        }

        var root = XElement.Parse(xml);
        return root.Element("inheritdoc") is null ? root.Element("summary")?.Value.Trim() ?? "" : "(inherited)";
    }

    // What stands in backticks becomes a <c> element.
    private static string Plain(string text) => text.Replace("\n", " ", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Trim();

    private static IEnumerable<string> FieldsWithoutSentence(ManifestFile file) =>
        file.Methods.SelectMany(m => m.Returns.Where(r => r.Summary.Length == 0).Select(r => $"{Naming.Pascal(m.Name)}Response.{r.Property}"))
            .Concat(file.Types.SelectMany(t => t.Fields.Where(f => f.Summary.Length == 0).Select(f => $"{Naming.Pascal(t.Name)}.{f.Property}")));
}
