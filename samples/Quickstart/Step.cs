using System.Text.Json;
using SlackGen.Testing;

namespace Quickstart;

/// <summary>Runs the steps of a tour and prints the method, the request and the result of each.</summary>
internal sealed class Step(FakeSlack? slack)
{
    private int number;

    public async Task<T> RunAsync<T>(string method, Func<Task<T>> call, Func<T, string> result)
    {
        Console.WriteLine($"{++number,2}. {method}");
        var response = await call();
        PrintSent(method);
        Console.WriteLine($"    got   {result(response)}");
        Console.WriteLine();
        return response;
    }

    /// <summary>Runs a step that must fail.</summary>
    public async Task FailAsync<TException>(string method, Func<Task> call, Func<TException, string> result)
        where TException : Exception
    {
        Console.WriteLine($"{++number,2}. {method}");
        try
        {
            await call();
            throw new InvalidOperationException($"{method} should have failed.");
        }
        catch (TException e)
        {
            PrintSent(method);
            Console.WriteLine($"    error {result(e)}");
            Console.WriteLine();
        }
    }

    // Only the fake records requests.
    private void PrintSent(string method)
    {
        if (slack?.RequestsTo(method) is [.., var request])
        {
            var files = string.Concat(request.Files.Select(f => $" + {f.Argument}: {f.Name}, {f.Bytes.Length} bytes"));
            Console.WriteLine($"    sent  {request.Arguments.ToJsonString(Compact)}{files}");
        }
    }

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
