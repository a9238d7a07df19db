using SlackGen.Tool;

return Commands.Root.Parse(args).Invoke();
