import { loadMatchModel } from '#app/modules/matching/cli/knowledge.ts'
import { Snapshot } from '#app/modules/matching/engine/snapshot.ts'
import { rank } from '#app/modules/matching/engine/rank.ts'
import { syntheticMentors, syntheticMentees } from './synthetic.ts'
const N=Number(process.argv[2]),text=process.argv[3]==='text'
let t=performance.now();const model=loadMatchModel();console.log('model ms',performance.now()-t)
globalThis.gc?.();const m0=process.memoryUsage();t=performance.now()
const s=new Snapshot(model);for(const m of syntheticMentors(model,N,{skills:8,text}))s.upsert(m);s.pack()
console.log('load ms',performance.now()-t);globalThis.gc?.();const m1=process.memoryUsage();console.log('MB',((m1.arrayBuffers-m0.arrayBuffers+m1.heapUsed-m0.heapUsed)/1e6).toFixed(1),'buffers',((m1.arrayBuffers-m0.arrayBuffers)/1e6).toFixed(1))
for(const [nm,q] of [["skills",syntheticMentees(model,2000)]] as const){
 for(let i=0;i<100;i++)rank(s,q[i%q.length]!,{top:20});const ts=q.map(e=>{const t=performance.now();rank(s,e,{top:20});return performance.now()-t}).sort((a,b)=>a-b);console.log(nm,'p50',ts[ts.length>>1]!.toFixed(2),'p95',ts[Math.floor(ts.length*.95)]!.toFixed(2),'p99',ts[Math.floor(ts.length*.99)]!.toFixed(2))}
