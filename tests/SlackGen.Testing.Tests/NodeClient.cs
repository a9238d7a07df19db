using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>Slack's packages for Node, installed once per run beside the tests.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(2);

    private static readonly Lazy<Task<string?>> Problem = new(InstallAsync);

    /// <summary>Gets the folder with the programs and their packages.</summary>
    public static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "node");

    /// <summary>Installs the packages if they are not there. The test is skipped where Node is not there or its packages cannot be installed.</summary>
    public static async Task RequireAsync()
    {
        if (await Problem.Value is { } problem)
        {
            Assert.Ignore(problem);
        }
    }

    /// <summary>Runs a scenario of <c>calls.mjs</c>. The test is skipped as <see cref="RequireAsync"/> says.</summary>
    public static async Task<JsonNode?> RunAsync(FakeSlack slack, string scenario, string token = FakeSlack.DefaultToken, JsonArray? calls = null)
    {
        await RequireAsync();
        var input = new JsonObject { ["address"] = slack.BaseAddress.AbsoluteUri, ["token"] = token, ["calls"] = calls };
        var (code, output, errors) = await StartAsync("node", $"calls.mjs {scenario}", input.ToJsonString(), RunTime);
        Assert.That(code, Is.Zero, errors);
        return JsonNode.Parse(output);
    }

    private static async Task<string?> InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in new[] { "package.json", "calls.mjs", "bolt.mjs" })
        {
            File.Copy(Path.Combine(Sources(), file), Path.Combine(Folder, file), overwrite: true);
        }

        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "@slack", "bolt")))
            {
                return null;
            }

            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            var (code, _, errors) = await StartAsync(npm, "install --no-audit --no-fund --no-package-lock --ignore-scripts", "", InstallTime);
            return code == 0 ? null : $"The packages for Node cannot be installed: {errors}";
        }
        catch (Win32Exception e)
        {
            return $"Node and npm are needed: {e.Message}";
        }
        catch (OperationCanceledException)
        {
            return $"The packages for Node could not be installed within {InstallTime.TotalMinutes} minutes.";
        }
    }

    private static async Task<(int Code, string Output, string Errors)> StartAsync(string program, string arguments, string input, TimeSpan limit)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), timeout.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Sources([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "node");
}
