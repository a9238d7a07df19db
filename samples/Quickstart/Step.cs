using System.Text.Json;
using SlackGen.Testing;

namespace Quickstart;

/// <summary>Prints a step: Slack's name of the method, what was sent, and what came back.</summary>
internal sealed class Step(FakeSlack? slack)
{
    private int number;

    public async Task<T> RunAsync<T>(string method, Func<Task<T>> call, Func<T, string> result)
    {
        Console.WriteLine($"{++number,2}. {method}");
        var answer = await call();
        PrintSent(method);
        Console.WriteLine($"    got   {result(answer)}");
        Console.WriteLine();
        return answer;
    }

    /// <summary>A step that is meant to fail.</summary>
    public async Task FailAsync<TException>(string method, Func<Task> call, Func<TException, string> result)
        where TException : Exception
    {
        Console.WriteLine($"{++number,2}. {method}");
        try
        {
            await call();
            throw new InvalidOperationException($"{method} was meant to fail.");
        }
        catch (TException e)
        {
            PrintSent(method);
            Console.WriteLine($"    error {result(e)}");
            Console.WriteLine();
        }
    }

    // The fake records what arrived, decoded; of the real Slack there is no such record.
    private void PrintSent(string method)
    {
        if (slack?.RequestsTo(method).LastOrDefault() is { } request)
        {
            var files = string.Concat(request.Files.Select(f => $" + {f.Argument}: {f.Name}, {f.Bytes.Length} bytes"));
            Console.WriteLine($"    sent  {request.Arguments.ToJsonString(Compact)}{files}");
        }
    }

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
