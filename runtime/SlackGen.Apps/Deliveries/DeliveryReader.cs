using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Reads the head of a payload in one pass: what selects a handler, a key and an acknowledgement. Everything else is skipped.</summary>
internal ref struct DeliveryReader
{
    private readonly ReadOnlyMemory<byte> memory;
    private Utf8JsonReader json;
    private DeliveryHead head;

    private DeliveryReader(ReadOnlyMemory<byte> memory)
    {
        this.memory = memory;
        json = new Utf8JsonReader(memory.Span, new JsonReaderOptions { MaxDepth = 128 });
        head = default;
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="SlackException">The text is not JSON, not an object, or has no type.</exception>
    public static SlackDelivery Read(ReadOnlyMemory<byte> memory, in SlackDeliverySource source)
    {
        var reader = new DeliveryReader(memory);
        try
        {
            reader.ReadPayload();
        }
        catch (JsonException e)
        {
            // The message of the exception holds bytes of the payload, the position does not.
            throw new SlackException(FormattableString.Invariant(
                $"The delivery is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine} of {memory.Length} bytes in all)."));
        }

        return reader.head.Create(memory, source);
    }

    private void ReadPayload()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new SlackException("The delivery is JSON, but not an object (byte 0).");
        }

        while (NextField())
        {
            ReadField();
        }

        // Reads to the end, so that trailing text is an error.
        json.Read();
    }

    private void ReadField()
    {
        if (json.ValueTextEquals("event"u8))
        {
            ReadEvent();
        }
        else if (json.ValueTextEquals("actions"u8))
        {
            ReadActions();
        }
        else if (json.ValueTextEquals("authorizations"u8))
        {
            ReadAuthorizations();
        }
        else if (json.ValueTextEquals("view"u8))
        {
            ReadView();
        }
        else if (json.ValueTextEquals("response_urls"u8))
        {
            ReadResponseUrls();
        }
        else if (json.ValueTextEquals("type"u8))
        {
            head.Type = Text();
        }
        else if (json.ValueTextEquals("command"u8))
        {
            head.Command = Text();
        }
        else if (json.ValueTextEquals("event_id"u8))
        {
            head.EventId = Text();
        }
        else if (json.ValueTextEquals("api_app_id"u8))
        {
            head.AppId = Text();
        }
        else if (json.ValueTextEquals("team_id"u8))
        {
            head.TeamId = Text();
        }
        else if (json.ValueTextEquals("enterprise_id"u8))
        {
            head.EnterpriseId = Text();
        }
        else if (json.ValueTextEquals("is_enterprise_install"u8))
        {
            head.IsEnterpriseInstall = Flag();
        }
        else if (json.ValueTextEquals("team"u8))
        {
            ReadTeam();
        }
        else if (json.ValueTextEquals("enterprise"u8))
        {
            head.EnterpriseId = Id() ?? head.EnterpriseId;
        }
        else if (json.ValueTextEquals("user"u8))
        {
            head.UserId = Id();
        }
        else if (json.ValueTextEquals("user_id"u8))
        {
            head.UserId = Text();
        }
        else if (json.ValueTextEquals("channel"u8))
        {
            head.ChannelId = Id();
        }
        else if (json.ValueTextEquals("channel_id"u8))
        {
            head.ChannelId = Text();
        }
        else if (json.ValueTextEquals("callback_id"u8))
        {
            head.CallbackId = Text();
        }
        else if (json.ValueTextEquals("action_id"u8))
        {
            head.ActionId = Text();
        }
        else if (json.ValueTextEquals("block_id"u8))
        {
            head.BlockId = Text();
        }
        else if (json.ValueTextEquals("trigger_id"u8))
        {
            head.TriggerId = Text();
        }
        else if (json.ValueTextEquals("response_url"u8))
        {
            head.ResponseUrl = Text();
        }
        else
        {
            Skip();
        }
    }

    private void ReadTeam()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            head.TeamId = Id(hasRead: true) ?? head.TeamId;
            return;
        }

        while (NextField())
        {
            if (json.ValueTextEquals("id"u8))
            {
                head.TeamId = Text() ?? head.TeamId;
            }
            else if (json.ValueTextEquals("enterprise_id"u8))
            {
                head.TeamEnterpriseId = Text();
            }
            else
            {
                Skip();
            }
        }
    }

    private void ReadEvent()
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (NextField())
        {
            if (json.ValueTextEquals("type"u8))
            {
                head.EventType = Text();
            }
            else if (json.ValueTextEquals("subtype"u8))
            {
                head.Subtype = Text();
            }
            else if (json.ValueTextEquals("channel"u8))
            {
                head.ChannelId = Id() ?? head.ChannelId;
            }
            else if (json.ValueTextEquals("channel_id"u8))
            {
                var channel = Text();
                head.ChannelId ??= channel;
            }
            else if (json.ValueTextEquals("channel_type"u8))
            {
                head.ChannelType = Text();
            }
            else if (json.ValueTextEquals("user"u8))
            {
                json.Read();
                head.EventUser = json.TokenType == JsonTokenType.String ? JsonText.GetString(json) : null;
                head.UserId = Id(hasRead: true);
            }
            else if (json.ValueTextEquals("user_id"u8))
            {
                var user = Text();
                head.UserId ??= user;
            }
            else if (json.ValueTextEquals("app_id"u8))
            {
                head.EventAppId = Text();
            }
            else if (json.ValueTextEquals("message"u8) || json.ValueTextEquals("previous_message"u8))
            {
                ReadMessage();
            }
            else if (json.ValueTextEquals("item"u8))
            {
                // The channel of a reaction or pin.
                var channel = Id("channel"u8);
                head.ChannelId ??= channel;
            }
            else if (json.ValueTextEquals("function"u8))
            {
                head.CallbackId = Id("callback_id"u8);
            }
            else if (json.ValueTextEquals("function_execution_id"u8))
            {
                head.FunctionExecutionId = Text();
            }
            else if (json.ValueTextEquals("bot_access_token"u8))
            {
                head.FunctionToken = Text();
            }
            else
            {
                Skip();
            }
        }

        head.Event = memory[start..(int)json.BytesConsumed];
    }

    // The author of the message that was changed or deleted.
    private void ReadMessage()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (NextField())
        {
            if (json.ValueTextEquals("user"u8))
            {
                head.MessageUser = Id() ?? head.MessageUser;
            }
            else if (json.ValueTextEquals("app_id"u8))
            {
                head.MessageAppId = Text() ?? head.MessageAppId;
            }
            else if (json.ValueTextEquals("bot_profile"u8))
            {
                var app = Id("app_id"u8);
                head.MessageAppId ??= app;
            }
            else
            {
                Skip();
            }
        }
    }

    private void ReadActions()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)json.TokenStartIndex;
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                continue;
            }

            string? type = null, actionId = null, blockId = null;
            while (NextField())
            {
                if (json.ValueTextEquals("type"u8))
                {
                    type = Text();
                }
                else if (json.ValueTextEquals("action_id"u8))
                {
                    actionId = Text();
                }
                else if (json.ValueTextEquals("block_id"u8))
                {
                    blockId = Text();
                }
                else
                {
                    Skip();
                }
            }

            (head.Actions ??= []).Add(new SlackDeliveryAction(type ?? "", actionId ?? "", blockId) { Part = memory[start..(int)json.BytesConsumed] });
        }
    }

    private void ReadAuthorizations()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject || head.Authorization is not null)
            {
                json.Skip();
                continue;
            }

            string? team = null, enterprise = null, user = null;
            bool isBot = false, isEnterpriseInstall = false;
            while (NextField())
            {
                if (json.ValueTextEquals("team_id"u8))
                {
                    team = Text();
                }
                else if (json.ValueTextEquals("enterprise_id"u8))
                {
                    enterprise = Text();
                }
                else if (json.ValueTextEquals("user_id"u8))
                {
                    user = Text();
                }
                else if (json.ValueTextEquals("is_bot"u8))
                {
                    isBot = Flag();
                }
                else if (json.ValueTextEquals("is_enterprise_install"u8))
                {
                    isEnterpriseInstall = Flag();
                }
                else
                {
                    Skip();
                }
            }

            head.Authorization = new SlackDeliveryAuthorization(team, enterprise, user, isBot) { IsEnterpriseInstall = isEnterpriseInstall };
        }
    }

    private void ReadView()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (NextField())
        {
            if (json.ValueTextEquals("id"u8))
            {
                head.ViewId = Text();
            }
            else if (json.ValueTextEquals("callback_id"u8))
            {
                head.ViewCallbackId = Text();
            }
            else if (json.ValueTextEquals("app_installed_team_id"u8))
            {
                head.InstalledTeamId = Text();
            }
            else
            {
                Skip();
            }
        }
    }

    // The URL of the first input whose value is a conversation to respond in.
    private void ReadResponseUrls()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            head.ResponseUrl ??= Id("response_url"u8, hasRead: true);
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                json.Skip();
            }
        }
    }

    private bool NextField() => JsonText.NextField(ref json);

    private string? Text()
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
        {
            return JsonText.GetString(json);
        }

        json.Skip();
        return null;
    }

    // Slash commands carry it as text.
    private bool Flag()
    {
        json.Read();
        var flag = json.TokenType == JsonTokenType.True || (json.TokenType == JsonTokenType.String && json.ValueTextEquals("true"u8));
        json.Skip();
        return flag;
    }

    private string? Id(bool hasRead = false) => Id("id"u8, hasRead);

    // The ID itself, or the object that has it.
    private string? Id(ReadOnlySpan<byte> name, bool hasRead = false)
    {
        if (!hasRead)
        {
            json.Read();
        }

        if (json.TokenType == JsonTokenType.String)
        {
            return JsonText.GetString(json);
        }

        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }

        string? id = null;
        while (NextField())
        {
            if (json.ValueTextEquals(name))
            {
                id = Text();
            }
            else
            {
                Skip();
            }
        }

        return id;
    }

    private void Skip()
    {
        json.Read();
        json.Skip();
    }
}
