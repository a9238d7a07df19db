// The code under analysis references the client of this assembly, which makes no calls for it.
[assembly: SlackGen.SlackScopes]
