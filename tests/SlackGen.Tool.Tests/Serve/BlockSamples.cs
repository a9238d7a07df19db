using System.Text.Json.Nodes;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>A block of every type, with every element, and an HTML page in every text if the caller asks for it.</summary>
internal static class BlockSamples
{
    /// <summary>Gets the blocks by type.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["section"] = """{"type":"section","block_id":"b","text":{"type":"mrkdwn","text":"*Section*"},"fields":[{"type":"plain_text","text":"Field"}],"accessory":{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Accessory"},"value":"v","url":"https://example.com/u","accessibility_label":"Label"}}""",
        ["actions"] = """
            {"type":"actions","block_id":"b","elements":[
            {"type":"button","action_id":"a1","text":{"type":"plain_text","text":"Roll back"},"style":"danger","value":"v"},
            {"type":"static_select","action_id":"a2","placeholder":{"type":"plain_text","text":"Pick one"},"option_groups":[{"label":{"type":"plain_text","text":"Group"},"options":[{"text":{"type":"plain_text","text":"Option"},"value":"o1"}]}],"initial_option":{"text":{"type":"plain_text","text":"Option"},"value":"o1"}},
            {"type":"multi_static_select","action_id":"a3","placeholder":{"type":"plain_text","text":"Pick some"},"options":[{"text":{"type":"plain_text","text":"Several"},"value":"o1"}],"max_selected_items":1},
            {"type":"users_select","action_id":"a4","initial_user":"U1"},{"type":"multi_users_select","action_id":"a5","initial_users":["U1"]},
            {"type":"channels_select","action_id":"a6"},{"type":"multi_channels_select","action_id":"a7"},
            {"type":"conversations_select","action_id":"a8","filter":{"include":["private"]}},{"type":"multi_conversations_select","action_id":"a9"},
            {"type":"external_select","action_id":"a10","min_query_length":2,"initial_option":{"text":{"type":"plain_text","text":"Chosen"},"value":"x"}},{"type":"multi_external_select","action_id":"a11"},
            {"type":"overflow","action_id":"a12","options":[{"text":{"type":"plain_text","text":"More"},"value":"m","description":{"type":"plain_text","text":"Description"},"url":"https://example.com/more"}]},
            {"type":"datepicker","action_id":"a13","initial_date":"2026-08-20"},{"type":"timepicker","action_id":"a14","initial_time":"11:40","timezone":"America/Chicago"},
            {"type":"datetimepicker","action_id":"a15","initial_date_time":1770000000},
            {"type":"checkboxes","action_id":"a16","options":[{"text":{"type":"mrkdwn","text":"*Check*"},"value":"c1","description":{"type":"mrkdwn","text":"Why"}}],"initial_options":[{"text":{"type":"mrkdwn","text":"*Check*"},"value":"c1"}]},
            {"type":"radio_buttons","action_id":"a17","options":[{"text":{"type":"plain_text","text":"Radio"},"value":"r1"}]},
            {"type":"workflow_button","action_id":"a18","text":{"type":"plain_text","text":"Workflow"},"workflow":{}},
            {"type":"rich_text_input","action_id":"a19","initial_value":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Typed"}]}]}}]}
            """,
        ["divider"] = """{"type":"divider"}""",
        ["header"] = """{"type":"header","text":{"type":"plain_text","text":"Heading :tada:"},"level":2}""",
        ["image"] = """{"type":"image","alt_text":"A cat","title":{"type":"plain_text","text":"Caption"},"image_url":"https://example.com/cat.png"}""",
        ["input"] = """{"type":"input","block_id":"b","label":{"type":"plain_text","text":"Version"},"hint":{"type":"plain_text","text":"As in 4.12"},"optional":true,"element":{"type":"plain_text_input","action_id":"a","initial_value":"4.12","placeholder":{"type":"plain_text","text":"4.12"},"max_length":10,"min_length":2}}""",
        ["context"] = """{"type":"context","elements":[{"type":"image","alt_text":"Icon","image_url":"https://example.com/i.png"},{"type":"mrkdwn","text":"By <@U1>"},{"type":"plain_text","text":"Plain"}]}""",
        ["context_actions"] = """{"type":"context_actions","block_id":"b","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"good"},"negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"bad"}},{"type":"icon_button","action_id":"i","icon":"trash","text":{"type":"plain_text","text":"Delete"}}]}""",
        ["file"] = """{"type":"file","source":"remote","external_id":"ext","file":{"title":"Report","permalink":"https://example.com/report"}}""",
        ["markdown"] = """{"type":"markdown","text":"# Title\n**bold** [link](https://example.com)\n- item\n> quote"}""",
        ["rich_text"] = """
            {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Bold","style":{"bold":true,"italic":true,"strike":true,"underline":true,"code":true}},{"type":"user","user_id":"U1"},{"type":"channel","channel_id":"C1"},
            {"type":"broadcast","range":"here"},{"type":"emoji","name":"wave"},{"type":"link","url":"https://example.com","text":"Link"},{"type":"color","value":"#F405B3"},{"type":"date","timestamp":1770000000,"format":"{date_num}"},
            {"type":"tag","text":"Tag","color":"red"},{"type":"usergroup","usergroup_id":"S1"},{"type":"team","team_id":"T1"},{"type":"canvas","file_id":"F1","url":"https://example.com/c"},{"type":"canvas_user_mention","user_id":"U1"},
            {"type":"canvas_message_unfurl","root_message_channel":"C1","root_message_ts":"1.2"},{"type":"file","file_id":"F1"},{"type":"list_record","file_id":"F1"},{"type":"message_mention","channel_id":"C1","message_ts":"1.2","url":"https://example.com/m"},
            {"type":"attachment_mention","url":"https://example.com/a"},{"type":"work_object_mention","url":"https://example.com/w","text":"Work"},{"type":"workflow_mention","text":"Flow","url":"https://example.com/f"},
            {"type":"workflowtoken","id":"{{x}}"},{"type":"salesforce_data_field","salesforce_record_id":"001"},{"type":"citation","url":"https://example.com/s","text":"Source","index":1}]},
            {"type":"rich_text_list","style":"ordered","indent":1,"offset":4,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Item"}]}]},
            {"type":"rich_text_quote","elements":[{"type":"text","text":"Quote"}]},{"type":"rich_text_preformatted","language":"csharp","elements":[{"type":"text","text":"code();"}]}]}
            """,
        ["table"] = """{"type":"table","rows":[[{"type":"raw_text","text":"Name"},{"type":"raw_text","text":"Count"}],[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Ghosts"}]}]},{"type":"raw_number","value":3,"text":"three"}],[null,{"type":"raw_text","text":"x"}]],"column_settings":[null,{"align":"center","is_wrapped":true}]}""",
        ["data_table"] = """{"type":"data_table","block_id":"b","caption":"Tickets","rows":[[{"type":"raw_text","text":"Ticket"},{"type":"raw_text","text":"Act"}],[{"type":"raw_text","text":"T-1"},{"type":"action_cell","element":{"type":"button","action_id":"close","text":{"type":"plain_text","text":"Close it"}}}]]}""",
        ["data_visualization"] = """{"type":"data_visualization","title":"By team","chart":{"type":"bar","series":[{"name":"Core","data":[{"label":"Mon","value":2},{"label":"Tue","value":-1}]}],"axis_config":{"categories":["Mon","Tue"],"x_label":"Day","y_label":"Tickets"}}}""",
        ["task_card"] = """{"type":"task_card","task_id":"t","title":"Look it up","status":"in_progress","details":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Details"}]}]},"sources":[{"type":"url","url":"https://example.com/s","text":"Source"}]}""",
        ["plan"] = """{"type":"plan","title":"The plan","tasks":[{"type":"task_card","task_id":"t","title":"Step one","status":"complete"}]}""",
        ["video"] = """{"type":"video","video_url":"https://example.com/v","thumbnail_url":"https://example.com/t.png","alt_text":"A video","title":{"type":"plain_text","text":"Video title"},"title_url":"https://example.com/page","description":{"type":"plain_text","text":"About it"},"author_name":"Egon","provider_name":"Tube"}""",
        ["alert"] = """{"type":"alert","level":"warning","text":{"type":"mrkdwn","text":"*Careful*"}}""",
        ["card"] = """{"type":"card","block_id":"b","hero_image":{"type":"image","alt_text":"Hero","image_url":"https://example.com/h.png"},"icon":{"type":"image","alt_text":"Icon","image_url":"https://example.com/i.png"},"title":{"type":"plain_text","text":"Card"},"subtitle":{"type":"plain_text","text":"Sub"},"body":{"type":"mrkdwn","text":"Body"},"subtext":{"type":"plain_text","text":"Small"},"actions":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}""",
        ["carousel"] = """{"type":"carousel","block_id":"b","elements":[{"type":"card","title":{"type":"plain_text","text":"First card"}},{"type":"card","title":{"type":"plain_text","text":"Second card"}}]}""",
        ["container"] = """{"type":"container","title":{"type":"plain_text","text":"Container"},"subtitle":{"type":"plain_text","text":"Sub"},"is_collapsible":true,"default_collapsed":true,"child_blocks":[{"type":"section","text":{"type":"plain_text","text":"Inside"}}]}""",
        ["call"] = """{"type":"call","call_id":"R1","call":{"v1":{"id":"R1","name":"Standup","join_url":"https://example.com/join"}}}""",
        ["share_shortcut"] = """{"type":"share_shortcut","title":"Workflow","description":"Starts it","button_label":"Start","url":"https://example.com/w"}""",
    };

    /// <summary>Returns a block whose texts are all the same; IDs, types and what else decides about the form stay.</summary>
    public static JsonObject WithText(string block, string text)
    {
        var json = JsonNode.Parse(block)!.AsObject();
        Replace(json, text);
        return json;
    }

    private static void Replace(JsonNode? node, string text)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (name is not "type" && value is JsonValue leaf && leaf.TryGetValue<string>(out _))
                {
                    fields[name] = text;
                }
                else
                {
                    Replace(value, text);
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue)
                {
                    items[i] = text;
                }
                else
                {
                    Replace(items[i], text);
                }
            }
        }
    }
}
