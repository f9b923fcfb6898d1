// A stand-in for the gateway that carries SMS and for the group robot, as their documentation has
// them: it checks each signature anew, keeps what it was sent, and answers as it is told.
import { createHash, createHmac } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'

export const account = { id: 'LTAI-example', secret: 'not-a-secret' }

const sha256 = (text) => createHash('sha256').update(text).digest('hex')
const asByte = (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, asByte)

// What is wrong with the signature of a request, or nothing.
function faultOf(request, url, body, nonces) {
  const told = /^ACS3-HMAC-SHA256 Credential=(.*?),SignedHeaders=(.*?),Signature=(.*)$/.exec(
    request.headers.authorization ?? ''
  )
  if (!told) return 'MissingAuthorization'
  const [, id, names, signature] = told
  if (id !== account.id) return 'InvalidAccessKeyId.NotFound'
  if (request.headers['x-acs-content-sha256'] !== sha256(body)) return 'ContentHashMismatch'
  const missing = Object.keys(request.headers).find(
    (name) => (name === 'host' || name.startsWith('x-acs-')) && !names.split(';').includes(name)
  )
  if (missing) return `NotSigned ${missing}`
  const query = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1))
  const canonical = [
    request.method,
    url.pathname,
    query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'),
    names.split(';').map((name) => `${name}:${request.headers[name]}\n`).join(''),
    names,
    sha256(body)
  ].join('\n')
  const wanted = createHmac('sha256', account.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  if (signature !== wanted) return 'SignatureDoesNotMatch'
  const nonce = request.headers['x-acs-signature-nonce']
  if (nonces.has(nonce)) return 'SignatureNonceUsed'
  nonces.add(nonce)
  return ''
}

// `tls`: {key, cert}; without it plain, on this machine alone.
export async function openGateway(tls) {
  const gateway = {
    sent: [], // What arrived and was taken, or may have been.
    asked: [],
    posted: [],
    faults: [],
    send: () => ({ Code: 'OK' }), // Or 'lost', 'silent', or {status, ...}.
    receipt: () => 3,
    post: () => ({ errcode: 0, errmsg: 'ok' })
  }
  const nonces = new Set()
  const answer = (response, told) => {
    if (told === 'lost') return response.destroy()
    if (told === 'silent') return undefined
    const { status = 200, ...body } = told
    response.writeHead(status, { 'Content-Type': 'application/json' })
    return response.end(JSON.stringify(body))
  }
  const handle = (request, url, body) => {
    if (url.pathname === '/cgi-bin/webhook/send') {
      gateway.posted.push({ key: url.searchParams.get('key'), ...JSON.parse(body) })
      return gateway.post(gateway.posted.at(-1))
    }
    const fault = faultOf(request, url, body, nonces)
    if (fault) {
      gateway.faults.push(fault)
      return { status: 400, Code: fault }
    }
    const said = Object.fromEntries(url.searchParams)
    if (request.headers['x-acs-action'] === 'SendSms') {
      const told = gateway.send(said, gateway.sent.length)
      if (told === 'lost' || told === 'silent' || told.Code === 'OK') gateway.sent.push(said)
      return told.Code === 'OK' ? { ...told, BizId: `biz^${gateway.sent.length}` } : told
    }
    gateway.asked.push(said)
    const known = gateway.sent.filter((one) => one.PhoneNumbers === said.PhoneNumber)
    const details = known.map((one) => ({
      PhoneNum: one.PhoneNumbers,
      OutId: one.OutId,
      SendStatus: gateway.receipt(one),
      ErrCode: gateway.receipt(one) === 3 ? 'DELIVERED' : ''
    }))
    return { Code: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: details } }
  }
  const listener = (request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const url = new URL(request.url, 'http://stand-in')
      answer(response, handle(request, url, body))
    })
  }
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const scheme = tls ? 'https' : 'http'
  gateway.address = `${scheme}://127.0.0.1:${server.address().port}`
  gateway.close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return gateway
}

// The file that tells the program of the stand-in.
export function messageFile(gateway, placeCode, address = gateway.address) {
  return `[sms]
provider = "aliyun"
endpoint = "${address}"
access_key_id = "${account.id}"
access_key_secret = "${account.secret}"
sign_name = "示例社区"
[sms.templates]
service_hours = "SMS_100000001"
reading_missing = "SMS_100000002"
[[group_robot]]
place = "${placeCode}"
url = "${address}/cgi-bin/webhook/send?key=group-secret"
`
}
