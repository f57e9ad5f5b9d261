using Tandem;
using Tandem.Platform.Cli;

return await CommandLine.Run(args, AllModules.InOrder);
