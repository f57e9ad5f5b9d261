using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engines.Segments;
using Tandem.People.Lists;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;
namespace Tandem.Bench;
internal static class DevProfile
{
    public static async Task Run(DbEngine engine, int size)
    {
        var options = await ListWorlds.Open(engine, size);
        var app = new TandemApp(WebApplication.CreateSlimBuilder(), AllModules.InOrder, options).Build(workers: false);
        var db = app.Services.GetRequiredService<Db>();
        var finder = app.Services.GetRequiredService<PageFinder>();
        var questions = app.Services.GetRequiredService<PeopleQuestions>();
        var views = app.Services.GetRequiredService<ContactViews>();
        foreach (var (name, filter, q, sort) in new (string, string?, string?, string)[]
        {
            ("created", null, null, "-createdAt"), ("name", null, null, "name"),
            ("stage evangelist/name", """{"field":"lifecycleStage","op":"is","value":"evangelist"}""", null, "name"),
            ("EG/name", """{"field":"country","op":"is","value":"EG"}""", null, "name"),
            ("DE,AT/name", """{"field":"country","op":"anyOf","value":["DE","AT"]}""", null, "name"),
            ("podcast/since", """{"field":"origin","op":"is","value":"podcast"}""", null, "lifecycleSince"),
            ("tag/-created", """{"field":"tags","op":"hasAny","value":["vip"]}""", null, "-createdAt"),
            ("created/email", """{"field":"createdAt","op":"inLastDays","value":30}""", null, "email"),
            ("industry/-seen", """{"field":"company.industry","op":"is","value":"health"}""", null, "-lastSeenAt"),
            ("gmail q", null, "gmail.com", "-createdAt"), ("12345 q", null, "12345", "name"), ("ruth so q", null, "ruth so", "name"), ("none q", null, "zzzzqq", "name"), ("an q", null, "an", "name"),
        })
        {
            var all = new List<double>(); var load = new List<double>(); var ask = new List<double>();
            for (var i = 0; i < 60; i++)
            {
                await db.Read(async s =>
                {
                    var t0 = Stopwatch.GetTimestamp();
                    var question = (await questions.Contacts(s, Caller.System, new Selection(q, filter))).Must();
                    var page = new ListRequest(q, filter, sort, null, 50).Page(question, "name").Must();
                    var t1 = Stopwatch.GetTimestamp();
                    var found = await finder.Find(s, question, page);
                    var t2 = Stopwatch.GetTimestamp();
                    await views.Load(s, [.. found.Rows.Select(r => r.Id)]);
                    ask.Add(Stopwatch.GetElapsedTime(t0, t1).TotalMilliseconds);
                    all.Add(Stopwatch.GetElapsedTime(t1, t2).TotalMilliseconds);
                    load.Add(Stopwatch.GetElapsedTime(t2).TotalMilliseconds);
                    return 0;
                });
            }
            string S(List<double> l) { var x = l.Skip(5).Order().ToArray(); return $"min {x[0],7:0.00} p50 {x[x.Length / 2],7:0.00}"; }
            Console.WriteLine($"{size,8} {name,-24} ask {S(ask)} | find {S(all)} first {all[0],7:0.0} | load {S(load)}");
        }
    }
}
