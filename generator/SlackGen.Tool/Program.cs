using SlackGen.Tool;

return await Commands.Root.Parse(args).InvokeAsync();
