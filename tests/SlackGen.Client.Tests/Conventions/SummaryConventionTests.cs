using System.Text.RegularExpressions;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>Conventions of every sentence of the manifest: users read them in their editors.</summary>
public sealed partial class SummaryConventionTests
{
    // Words that say nothing by themselves.
    private static readonly HashSet<string> Small =
        [.. "a an and are be been for in is it its no not of on or that the this to was were".Split(' ')];

    private static readonly IReadOnlyList<Sentence> Sentences =
    [
        .. Spec.Files.Where(f => f.Group is not null).Select(f => new Sentence(f.Group!, f.Group!, f.Summary)),
        .. Spec.Methods.SelectMany(OfMethod),
        .. Spec.Types.Values.SelectMany(OfType),
        .. Spec.Common.Errors.Select(e => new Sentence("common " + e.Code, e.Code, e.Summary)),
        .. Spec.Common.Warnings.Select(w => new Sentence("common " + w.Code, w.Code, w.Summary)),
    ];

    [Test]
    public void Everything_has_a_summary()
    {
        Assert.That(Sentences.Where(s => s.Text.Length == 0), Is.Empty);
    }

    [Test]
    public void A_summary_begins_with_a_capital_or_a_value()
    {
        Assert.That(Sentences.Where(s => !char.IsAsciiLetterUpper(s.Text[0]) && !char.IsAsciiDigit(s.Text[0]) && s.Text[0] is not ('`' or '"')), Is.Empty);
    }

    [Test]
    public void A_summary_ends_with_a_period()
    {
        Assert.That(Sentences.Where(s => !s.Text.EndsWith('.')), Is.Empty);
    }

    [Test]
    public void A_summary_is_ascii_in_one_line()
    {
        Assert.That(Sentences.Where(s => s.Text.Any(c => c is < ' ' or > '~')), Is.Empty);
    }

    [Test]
    public void A_summary_has_three_words_at_least()
    {
        Assert.That(Sentences.Where(s => s.Text.Split(' ').Length < 3), Is.Empty);
    }

    [Test]
    public void A_summary_says_more_than_the_name()
    {
        Assert.That(Sentences.Where(s => Words(s.Text).Except(Words(s.Name)).Except(Small).Any() is false), Is.Empty);
    }

    private static IEnumerable<Sentence> OfMethod(Method method)
    {
        yield return new(method.Name, method.Name, method.Summary);
        foreach (var member in method.Params.Concat(method.Returns))
        {
            yield return new($"{method.Name} {member.Name}", member.Name, member.Summary);
        }

        foreach (var error in method.Errors)
        {
            yield return new($"{method.Name} {error.Code}", error.Code, error.Summary);
        }

        foreach (var warning in method.Warnings)
        {
            yield return new($"{method.Name} {warning.Code}", warning.Code, warning.Summary);
        }

        if (method.Deprecated is { } deprecation)
        {
            yield return new($"{method.Name} deprecated", method.Name, deprecation.Summary);
        }
    }

    private static IEnumerable<Sentence> OfType(NamedType type)
    {
        yield return new(type.Name, type.Name, type.Summary);
        foreach (var field in type.Fields)
        {
            yield return new($"{type.Name}.{field.Name}", field.Name, field.Summary);
        }

        foreach (var value in type.Values)
        {
            yield return new($"{type.Name} {value.Value}", value.Value, value.Summary);
        }
    }

    // A plural says no more than the singular.
    private static IEnumerable<string> Words(string text) =>
        Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).Select(w => w.Length > 3 && w.EndsWith('s') ? w[..^1] : w);

    // Slack writes names as snake_case and camelCase.
    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+")]
    private static partial Regex Word();

    private sealed record Sentence(string Place, string Name, string Text)
    {
        public override string ToString() => $"{Place}: {Text}";
    }
}
