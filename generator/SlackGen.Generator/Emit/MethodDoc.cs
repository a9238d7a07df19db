using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Writes the documentation of a method in full, and that of its paging forms as far as it differs; they inherit the rest.</summary>
internal static class MethodDoc
{
    private const string CommonError = CSharp.Runtime + "SlackCommonError";

    /// <summary>Writes the documentation of the member that makes one call.</summary>
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
                "Slack refused the call. `Error` is the code as " + DocText.See(ClassNames.Error(method.Name))
                + ". It is `Unknown` for a code that every method can return, which is in `CommonError` as " + DocText.See(CommonError) + ", and for an undocumented code.");
        }
        else
        {
            writer.Exception(CSharp.Runtime + "SlackApiException", "Slack refused the call. `CommonError` is the code as " + DocText.See(CommonError) + ". It is `Unknown` for an undocumented code.");
        }

        return writer.Exception(CSharp.Runtime + "SlackException", "The request failed or the response could not be read.").ObsoleteMethod(method);
    }

    /// <summary>Writes the documentation of the member that returns the pages.</summary>
    public static CodeWriter Pages(this CodeWriter writer, Method method) => writer
        .Summary($"Returns the pages of {method.Name} in order{PageSize(method)}, from the cursor of the request or else from the first page.")
        .Returns("An asynchronous sequence of responses, one for each page. A page is requested when the enumeration reaches it.")
        .Inherited($"{MemberNames.Call(method)}({Signature(method)})")
        .ObsoleteMethod(method);

    /// <summary>Writes the documentation of the member that returns the items of all pages.</summary>
    public static CodeWriter Items(this CodeWriter writer, Method method) => writer
        .Summary($"Returns the items of all pages of {method.Name} in order{PageSize(method)}, from the cursor of the request or else from the first page.")
        .Returns("An asynchronous sequence of items. A page is requested when the enumeration reaches its first item.")
        .Inherited($"{MemberNames.Call(method)}({Signature(method)})")
        .ObsoleteMethod(method);

    /// <summary>Returns the parameter types of a method and its paging forms, as a <c>cref</c> needs them.</summary>
    public static string Signature(Method method) => $"{ClassNames.Request(method.Name)}, {CSharp.Cancellation}";

    /// <summary>Writes the attribute of a deprecated method; nothing for any other method.</summary>
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
        yield return $"{RateDoc.Sentence(method)} The client retries a call that was throttled or did not reach Slack. "
            + $"It {(method.Idempotent ? "also retries" : "does not retry")} after a failure that leaves the outcome unknown.";
        foreach (var warning in method.Warnings)
        {
            yield return "Warning " + DocText.Code(warning.Code) + ": " + warning.Summary;
        }

        yield return DocText.Link($"https://docs.slack.dev/reference/methods/{method.Name}", $"{method.Name} at Slack");
    }

    private static string Returned(Method method) => method switch
    {
        { Response: ResponseKind.File } => "A task whose result is the file. Dispose of the file after reading.",
        { Paging: not null } => "A task whose result is the response, which contains one page.",
        { Returns.Count: 0 } => "A task whose result is the response, which has no fields of its own.",
        _ => "A task whose result is the response.",
    };

    private static string PageSize(Method method) =>
        RequestEmitter.PageSize(method) is { } size ? $" ({size} per page unless the arguments set a limit)" : "";
}
