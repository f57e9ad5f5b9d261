using Tandem;
using Tandem.Platform;

var tandem = new TandemApp(WebApplication.CreateBuilder(args), AllModules.InOrder);
var app = tandem.Build(workers: true);
await app.RunAsync();
