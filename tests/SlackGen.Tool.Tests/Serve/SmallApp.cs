using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SlackGen.Testing;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>An app of a few lines that listens on 127.0.0.1: a mention, a command, a button, a modal and a menu of its own.</summary>
internal sealed class SmallApp : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly HttpClient http = new();

    private SmallApp(WebApplication web) => this.web = web;

    /// <summary>Gets the URL of deliveries.</summary>
    public Uri Address => new(web.Urls.Single() + "/slack/events");

    /// <summary>Gets or sets the address of the API.</summary>
    public Uri? Api { get; set; }

    /// <summary>Gets or sets whether the app fails every delivery.</summary>
    public bool IsBroken { get; set; }

    public static async Task<SmallApp> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        var app = new SmallApp(web);
        web.MapPost("/{**path}", async context => await (await app.ReceiveAsync(context)).ExecuteAsync(context));
        await web.StartAsync();
        return app;
    }

    public async Task<JsonObject> CallAsync(string method, object arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Api!, method)) { Content = JsonContent.Create(arguments) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FakeSlack.DefaultToken);
        using var response = await http.SendAsync(request);
        var result = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.That((bool)result["ok"]!, Is.True, result.ToJsonString());
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        http.Dispose();
    }

    private async Task<IResult> ReceiveAsync(HttpContext context)
    {
        if (IsBroken)
        {
            return Results.StatusCode(500);
        }

        if (!context.Request.HasFormContentType)
        {
            var body = (await context.Request.ReadFromJsonAsync<JsonObject>())!;
            if (body["event"] is JsonObject { } raised)
            {
                await HearAsync(raised);
            }

            return Results.Ok();
        }

        var form = await context.Request.ReadFormAsync();
        if (form["payload"].ToString() is { Length: > 0 } payload)
        {
            return await InteractAsync(JsonNode.Parse(payload)!.AsObject());
        }

        await CallAsync("views.open", new { trigger_id = form["trigger_id"].ToString(), view = Form });
        return Results.Ok();
    }

    private async Task HearAsync(JsonObject raised)
    {
        if ((string?)raised["type"] == "app_mention")
        {
            await CallAsync("chat.postMessage", new { channel = (string?)raised["channel"], text = "Ready.", blocks = Buttons });
        }
        else if ((string?)raised["type"] == "app_home_opened")
        {
            await CallAsync("views.publish", new { user_id = (string?)raised["user"], view = new { type = "home", blocks = new object[] { new { type = "header", text = new { type = "plain_text", text = "Your deployments" } } } } });
        }
    }

    private async Task<IResult> InteractAsync(JsonObject payload)
    {
        switch ((string?)payload["type"])
        {
            case "block_actions" when (string?)payload["actions"]![0]!["action_id"] is "rollback" or "pick":
                var chosen = (string?)payload["actions"]![0]!["selected_option"]?["value"] ?? "rollback";
                await CallAsync("chat.postMessage", new { channel = (string?)payload["channel"]!["id"], text = $"You chose {chosen}." });
                return Results.Ok();
            case "block_suggestion":
                return Results.Json(new { options = new[] { new { text = new { type = "plain_text", text = $"Found {payload["value"]}" }, value = "found" } } });
            case "view_submission":
                var version = (string?)payload["view"]!["state"]!["values"]!["version"]!["text"]!["value"];
                if (version != "4.12")
                {
                    return Results.Json(new { response_action = "errors", errors = new { version = $"There is no version {version}." } });
                }

                await CallAsync("chat.postMessage", new { channel = "C2", text = $"Deploying *{version}*" });
                return Results.Ok();
            case "shortcut" or "message_action":
                await CallAsync("views.open", new { trigger_id = (string?)payload["trigger_id"], view = Form });
                return Results.Ok();
            default:
                return Results.Ok();
        }
    }

    private static object Form => new
    {
        type = "modal",
        callback_id = "deploy",
        title = new { type = "plain_text", text = "Deploy" },
        submit = new { type = "plain_text", text = "Deploy it" },
        blocks = new object[]
        {
            new
            {
                type = "input",
                block_id = "version",
                label = new { type = "plain_text", text = "Version" },
                element = new { type = "plain_text_input", action_id = "text" },
            },
        },
    };

    private static object[] Buttons =>
    [
        new { type = "section", block_id = "s", text = new { type = "mrkdwn", text = "*Ready* to deploy" } },
        new
        {
            type = "actions",
            block_id = "acts",
            elements = new object[]
            {
                new
                {
                    type = "button",
                    action_id = "rollback",
                    text = new { type = "plain_text", text = "Roll back" },
                    style = "danger",
                    confirm = new { title = new { type = "plain_text", text = "Sure?" }, text = new { type = "plain_text", text = "It goes back." }, confirm = new { type = "plain_text", text = "Do it" }, deny = new { type = "plain_text", text = "Stop" } },
                },
                new { type = "static_select", action_id = "pick", placeholder = new { type = "plain_text", text = "Pick" }, options = new[] { new { text = new { type = "plain_text", text = "Staging" }, value = "staging" } } },
            },
        },
    ];
}
