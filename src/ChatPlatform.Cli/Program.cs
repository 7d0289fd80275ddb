using ChatPlatform.Cli;

// dotnet run --project src/ChatPlatform.Cli -- --help
return await new CommandLine(Surroundings.OfThisProcess()).RunAsync(args);
