using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Writes the documentation of a method once, in full; its paging forms, overloads and shorthands say what differs and inherit the rest.
/// </summary>
internal static class MethodDoc
{
    private const string CommonError = CSharp.Runtime + "SlackCommonError";

    /// <summary>Writes the documentation of the method that makes one call.</summary>
    public static CodeWriter Method(this CodeWriter writer, Method method, bool isOptional)
    {
        writer.Summary(method.Summary)
            .Remarks(Remarks(method).ToList())
            .Param("request", isOptional ? "The arguments, all of which are optional." : "The arguments.")
            .Param("cancellationToken", "The token that cancels the call.")
            .Returns(Returned(method));
        if (method.Errors.Count > 0)
        {
            writer.Exception(
                CSharp.Runtime + "SlackApiException{TError}",
                "Slack refuses the call. `Error` holds the code as " + DocText.See(Naming.Pascal(method.Name) + "Error")
                + "; it is `Unknown` for a code that any method can have, which `CommonError` holds as " + DocText.See(CommonError) + ", and for one that is not documented.");
        }
        else
        {
            writer.Exception(CSharp.Runtime + "SlackApiException", "Slack refuses the call. `CommonError` holds the code as " + DocText.See(CommonError) + "; it is `Unknown` for one that is not documented.");
        }

        return writer.Exception(CSharp.Runtime + "SlackException", "The request fails or the response cannot be read.").ObsoleteMethod(method);
    }

    /// <summary>Writes the documentation of the form that returns the pages.</summary>
    public static CodeWriter Pages(this CodeWriter writer, Method method) => writer
        .Summary($"Returns the pages of {method.Name} one after another{PageSize(method)}, beginning at the cursor among the arguments, if there is one.")
        .Returns("A stream of responses, one for each page. A page is requested when the enumeration reaches it.")
        .Inherited($"{Naming.Pascal(method.Key)}Async({Signature(method)})")
        .ObsoleteMethod(method);

    /// <summary>Writes the documentation of the form that returns the items of all pages.</summary>
    public static CodeWriter Items(this CodeWriter writer, Method method) => writer
        .Summary($"Returns the items on all pages of {method.Name} one after another{PageSize(method)}, beginning at the cursor among the arguments, if there is one.")
        .Returns("A stream of items. A page is requested when the enumeration reaches its first item.")
        .Inherited($"{Naming.Pascal(method.Key)}Async({Signature(method)})")
        .ObsoleteMethod(method);

    /// <summary>Returns the parameters of a method and its paging forms as a reference names them.</summary>
    public static string Signature(Method method) => $"{Naming.Pascal(method.Name)}Request, {CSharp.Cancellation}";

    /// <summary>Writes the attribute of a deprecated method.</summary>
    public static CodeWriter ObsoleteMethod(this CodeWriter writer, Method method)
    {
        if (method.Deprecated is not { } deprecated)
        {
            return writer;
        }

        var successor = deprecated.Use is { } use ? $" Use {CSharp.MethodPath(use)}." : "";
        return writer.Line(Attributes.Obsolete(deprecated.Summary + successor));
    }

    private static IEnumerable<DocText> Remarks(Method method)
    {
        DocText scopes = ScopeDoc.Sentence(method);
        yield return method.ScopeNote is null ? scopes : scopes + " " + method.ScopeNote;
        yield return $"{RateDoc.Sentence(method)} The client sends the call again if it was throttled or never reached Slack, "
            + $"{(method.Idempotent ? "and also" : "but not")} after a failure that leaves open whether Slack acted.";
        foreach (var warning in method.Warnings)
        {
            yield return "Warning " + DocText.Code(warning.Code) + ": " + warning.Summary;
        }

        yield return DocText.Link($"https://docs.slack.dev/reference/methods/{method.Name}", $"{method.Name} at Slack");
    }

    private static string Returned(Method method) => method switch
    {
        { Response: ResponseKind.File } => "A task whose result is the file. Dispose of it after reading.",
        { Paging: not null } => "A task whose result is the response, which holds one page.",
        { Returns.Count: 0 } => "A task whose result is the response, which has no fields of its own.",
        _ => "A task whose result is the response.",
    };

    private static string PageSize(Method method) =>
        RequestEmitter.PageSize(method) is { } size ? $" ({size} per page unless the arguments set a limit)" : "";
}
