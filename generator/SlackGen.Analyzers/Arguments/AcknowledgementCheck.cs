using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Measures replies to commands, which travel with the acknowledgement.</summary>
internal static class AcknowledgementCheck
{
    /// <summary>The largest frame of Socket Mode, in bytes. The runtime drops the reply of a larger one.</summary>
    public const int MaxBytes = 20_480;

    // A text has at least as many bytes in JSON. The envelope has an ID, of an undocumented length.
    private static readonly int BytesAround = """{"envelope_id":"","payload":{"text":""}}""".Length;

    /// <summary>Returns the text of a reply that is too large, with the least number of bytes of the frame; null for any other operation.</summary>
    public static (IOperation Text, int Bytes)? Find(IOperation operation)
    {
        var (method, reply) = operation switch
        {
            IConversionOperation { OperatorMethod: { } conversion } converted => (conversion, converted.Operand),
            IInvocationOperation { Arguments.Length: 1 } invocation => (invocation.TargetMethod, invocation.Arguments[0].Value),
            _ => default,
        };
        if (method is null || !CommandText.CreatesReply(method))
        {
            return null;
        }

        foreach (var branch in Branches.FindAll(reply))
        {
            var message = branch is IObjectCreationOperation creation ? ObjectInitializer.FindValue(creation, "Text") : branch;
            if (message is not null && TextValue.Read(message) is { } text && Encoding.UTF8.GetByteCount(text.Parts) + BytesAround is > MaxBytes and var bytes)
            {
                return (text.Expression, bytes);
            }
        }

        return null;
    }
}
