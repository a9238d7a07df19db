namespace SlackGen.Manifest.Diagnostics;

/// <summary>A mistake in a manifest.</summary>
/// <param name="Rule">The broken rule.</param>
/// <param name="Span">The location.</param>
/// <param name="Message">The mistake, with a suggestion where there is one.</param>
/// <param name="Replacement">The suggestion, for a code fix; null where there is none.</param>
public sealed record ManifestDiagnostic(Rule Rule, ManifestSpan Span, string Message, Replacement? Replacement = null)
{
    /// <summary>Creates a diagnostic about a word that is not known, which suggests the candidate that was probably meant.</summary>
    /// <param name="rule">The broken rule.</param>
    /// <param name="span">The location.</param>
    /// <param name="message">The mistake.</param>
    /// <param name="word">The word.</param>
    /// <param name="candidates">The known words.</param>
    public static ManifestDiagnostic Create(Rule rule, ManifestSpan span, string message, string word, IEnumerable<string> candidates)
    {
        var nearest = Suggestion.Nearest(word, candidates);
        return new(rule, span, message + Suggestion.Sentence(nearest), nearest is null ? null : new Replacement(word, nearest));
    }
}
