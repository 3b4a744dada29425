<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>&amp;Open a list...</source>
        <translation>打开清单(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the &amp;bundled list</source>
        <translation>打开自带清单(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Reload the list</source>
        <translation>重新读取清单(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find in the page</source>
        <translation>在页内查找(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一处(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一处(&amp;P)</translation>
    </message>
    <message>
        <source>Fi&amp;lter the list</source>
        <translation>筛选清单(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>侧栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>笔记(&amp;N)</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>下一个窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>上一个窗格(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Normal si&amp;ze</source>
        <translation>原始大小(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Colours as the s&amp;ystem</source>
        <translation>配色跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>L&amp;ight colours</source>
        <translation>浅色(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Language as the sys&amp;tem</source>
        <translation>语言跟随系统(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next entry</source>
        <translation>下一篇(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous entry</source>
        <translation>上一篇(&amp;P)</translation>
    </message>
    <message>
        <source>Next &amp;unread</source>
        <translation>下一篇未读(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Continue where you left off</source>
        <translation>接着上次读(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Entry page</source>
        <translation>条目页(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Live page</source>
        <translation>网页(&amp;L)</translation>
    </message>
    <message>
        <source>Open in the &amp;system browser</source>
        <translation>用系统浏览器打开(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go to an entry...</source>
        <translation>跳到条目(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Move on to the next state</source>
        <translation>切换阅读状态(&amp;M)</translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>标为未读(&amp;U)</translation>
    </message>
    <message>
        <source>Mark as rea&amp;ding</source>
        <translation>标为在读(&amp;D)</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>标为已读(&amp;R)</translation>
    </message>
    <message>
        <source>Mark as &amp;skipped</source>
        <translation>标为跳过(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;tar</source>
        <translation>星标(&amp;T)</translation>
    </message>
    <message>
        <source>Highlight in s&amp;and</source>
        <translation>用沙色高亮(&amp;A)</translation>
    </message>
    <message>
        <source>Highlight in m&amp;oss</source>
        <translation>用苔色高亮(&amp;O)</translation>
    </message>
    <message>
        <source>Highlight in s&amp;ky</source>
        <translation>用天色高亮(&amp;K)</translation>
    </message>
    <message>
        <source>Highlight in ros&amp;e</source>
        <translation>用玫色高亮(&amp;E)</translation>
    </message>
    <message>
        <source>Annotate with &amp;words</source>
        <translation>高亮并写批注(&amp;W)</translation>
    </message>
    <message>
        <source>Delete this annotat&amp;ion</source>
        <translation>删除这条批注(&amp;I)</translation>
    </message>
    <message>
        <source>Write the &amp;note</source>
        <translation>写笔记(&amp;N)</translation>
    </message>
    <message>
        <source>Load the page &amp;again</source>
        <translation>重新载入网页(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Stop loading</source>
        <translation>停止载入(&amp;S)</translation>
    </message>
    <message>
        <source>Let this site run s&amp;cripts</source>
        <translation>允许此网站运行脚本(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>入门三步(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About Periplus</source>
        <translation>关于 Periplus(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Doubtful places in this list</source>
        <translation>清单里的可疑之处(&amp;D)</translation>
    </message>
    <message>
        <source>List &amp;by state, star, host or author...</source>
        <translation>按状态、星标、网站或作者筛选清单(&amp;B)…</translation>
    </message>
    <message>
        <source>List: &amp;unread</source>
        <translation>清单：未读(&amp;U)</translation>
    </message>
    <message>
        <source>List: readin&amp;g</source>
        <translation>清单：在读(&amp;G)</translation>
    </message>
    <message>
        <source>List: &amp;read</source>
        <translation>清单：已读(&amp;R)</translation>
    </message>
    <message>
        <source>List: s&amp;kipped</source>
        <translation>清单：跳过(&amp;K)</translation>
    </message>
    <message>
        <source>List: starred &amp;only</source>
        <translation>清单：只看星标(&amp;O)</translation>
    </message>
    <message>
        <source>Note: &amp;preview or edit</source>
        <translation>笔记：预览或编辑(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Import captures...</source>
        <translation>导入离线页面(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export captures...</source>
        <translation>导出离线页面(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Print...</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF...</source>
        <translation>存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>List: &amp;available offline</source>
        <translation>清单：只看已离线的(&amp;A)</translation>
    </message>
    <message>
        <source>List: &amp;with a broken link</source>
        <translation>清单：只看链接失效的(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Offline page, or take it offline</source>
        <translation>离线页面；没有就取下来(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reading view</source>
        <translation>阅读视图(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Table of contents</source>
        <translation>目录(&amp;T)</translation>
    </message>
    <message>
        <source>Take this entry offline a&amp;gain</source>
        <translation>重新离线此条(&amp;G)</translation>
    </message>
    <message>
        <source>Take th&amp;is section offline</source>
        <translation>离线本节(&amp;I)</translation>
    </message>
    <message>
        <source>Take the &amp;whole list offline</source>
        <translation>离线整个清单(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pause taking pages offline</source>
        <translation>暂停离线(&amp;P)</translation>
    </message>
    <message>
        <source>Take &amp;no more pages offline</source>
        <translation>不再离线剩下的(&amp;N)</translation>
    </message>
    <message>
        <source>Captures without an &amp;entry</source>
        <translation>不属于任何条目的页面(&amp;E)</translation>
    </message>
    <message>
        <source>Compare capt&amp;ures of this entry...</source>
        <translation>比较此条的各次离线(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Forget this capture</source>
        <translation>丢弃这份离线页面(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Look of the reading view...</source>
        <translation>阅读视图的样子(&amp;L)…</translation>
    </message>
    <message>
        <source>H&amp;ow pages are taken offline...</source>
        <translation>怎样离线(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Read this entry from its local clone</source>
        <translation>从本地仓库读取这一条(&amp;R)</translation>
    </message>
    <message>
        <source>Local gi&amp;t clones...</source>
        <translation>本地 Git 仓库(&amp;T)…</translation>
    </message>
    <message>
        <source>Pages that did not co&amp;me whole</source>
        <translation>没有完整取到的网页(&amp;M)</translation>
    </message>
    <message>
        <source>W&amp;hat of this page is missing...</source>
        <translation>这一页缺了什么(&amp;H)…</translation>
    </message>
    <message>
        <source>Captures of ot&amp;her days...</source>
        <translation>其他日期的离线页面(&amp;H)…</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>不全</translation>
    </message>
    <message>
        <source>Needs a login</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>taken from the web</source>
        <translation>取自网络</translation>
    </message>
    <message>
        <source>imported from WARC</source>
        <translation>由 WARC 导入</translation>
    </message>
    <message>
        <source>imported from WACZ</source>
        <translation>由 WACZ 导入</translation>
    </message>
    <message>
        <source>imported from MHTML</source>
        <translation>由 MHTML 导入</translation>
    </message>
    <message>
        <source>imported from SingleFile</source>
        <translation>由 SingleFile 导入</translation>
    </message>
    <message>
        <source>imported from an HTML page</source>
        <translation>由 HTML 页面导入</translation>
    </message>
    <message>
        <source>imported from Markdown</source>
        <translation>由 Markdown 导入</translation>
    </message>
    <message>
        <source>read from a local clone</source>
        <translation>读自本地克隆</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>还没检查</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>可以打开</translation>
    </message>
    <message>
        <source>did not answer</source>
        <translation>没有回应</translation>
    </message>
    <message>
        <source>%1, not yet shown without network</source>
        <translation>%1，还没在断网时验证过</translation>
    </message>
    <message>
        <source>Try again, or read what there is.</source>
        <translation>可以重试，也可以先读已有的部分。</translation>
    </message>
    <message>
        <source>Open it in the system browser, save it there as one file, and import that.</source>
        <translation>请用系统浏览器打开并登录，在那里存成单个文件，再导入进来。</translation>
    </message>
    <message>
        <source>Look for the article elsewhere and add the link.</source>
        <translation>请在别处找到这篇文章，把新链接加到清单里。</translation>
    </message>
    <message>
        <source>Open it in the system browser.</source>
        <translation>请用系统浏览器打开。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>dead: %1</source>
        <comment>why</comment>
        <translation>已失效：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>缺 %n 个部分</numerusform>
        </translation>
    </message>
    <message>
        <source>On %1 the site asked for a login. This is what it showed in place of the page.</source>
        <translation>%1 取这一页时，网站要求登录。下面是它当时给出的内容，不是文章本身。</translation>
    </message>
    <message>
        <source>On %1 the site said that the page is gone.</source>
        <translation>%1 取这一页时，网站说它已经不在了。</translation>
    </message>
    <message>
        <source>On %1 the site said that the page is gone (%2).</source>
        <translation>%1 取这一页时，网站说它已经不在了（%2）。</translation>
    </message>
    <message>
        <source>On %1 the site refused to give the page.</source>
        <translation>%1 取这一页时，网站拒绝提供。</translation>
    </message>
    <message>
        <source>On %1 the site refused to give the page (%2).</source>
        <translation>%1 取这一页时，网站拒绝提供（%2）。</translation>
    </message>
    <message>
        <source>On %1 the page did not come. %2</source>
        <translation>%1 没有取到这一页。%2</translation>
    </message>
</context>
<context>
    <name>CaptureProblems</name>
    <message>
        <source>%1 It is being tried again.</source>
        <comment>reason</comment>
        <translation>%1正在重试。</translation>
    </message>
    <message>
        <source>Everything that was taken offline is there, whole.</source>
        <translation>要离线的都取到了，而且完整。</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) did not come.</source>
        <translation>
            <numerusform>有 %n 页没有取到。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) came only in part.</source>
        <translation>
            <numerusform>有 %n 页只取到一部分。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one to read what there is, or try it again.</source>
        <translation>选一条，可以读已有的部分，也可以重试。</translation>
    </message>
</context>
<context>
    <name>CaptureReason</name>
    <message>
        <source>The site asks for a login.</source>
        <translation>网站要求登录。</translation>
    </message>
    <message>
        <source>The page is not there any more.</source>
        <translation>网页已经不存在。</translation>
    </message>
    <message>
        <source>The address is for sale; the site is gone.</source>
        <translation>域名正在出售，网站已经不在。</translation>
    </message>
    <message>
        <source>The site says that it is asked too often.</source>
        <translation>网站提示访问过于频繁。</translation>
    </message>
    <message>
        <source>The address leads to this machine or its own network.</source>
        <translation>这个地址指向本机或本地网络。</translation>
    </message>
    <message>
        <source>The address is not one of a web page.</source>
        <translation>这个地址不是网页地址。</translation>
    </message>
    <message>
        <source>The site did not prove who it is.</source>
        <translation>网站没能证明自己的身份。</translation>
    </message>
    <message>
        <source>The page is larger than the limit.</source>
        <translation>网页超过了大小上限。</translation>
    </message>
    <message>
        <source>The site did not answer in time.</source>
        <translation>网站没有及时响应。</translation>
    </message>
    <message>
        <source>The name of the site was not found.</source>
        <translation>找不到网站的域名。</translation>
    </message>
    <message>
        <source>There is no network at the moment.</source>
        <translation>当前没有网络。</translation>
    </message>
    <message>
        <source>The site could not be reached.</source>
        <translation>无法连接到网站。</translation>
    </message>
    <message>
        <source>The page stopped answering.</source>
        <translation>网页停止响应。</translation>
    </message>
    <message>
        <source>The page broke down.</source>
        <translation>网页崩溃了。</translation>
    </message>
    <message>
        <source>The page could not be saved.</source>
        <translation>无法保存网页。</translation>
    </message>
    <message>
        <source>Pages are not opened for the administrator (root).</source>
        <translation>不以管理员（root）身份打开网页。</translation>
    </message>
    <message>
        <source>There is no such capture.</source>
        <translation>没有这份保存的网页。</translation>
    </message>
    <message>
        <source>What was captured is not there.</source>
        <translation>找不到保存的内容。</translation>
    </message>
    <message>
        <source>The page did not come in time.</source>
        <translation>网页没有及时显示出来。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>It could not be shown without network.</source>
        <translation>断网时没能显示出来。</translation>
    </message>
    <message>
        <source>The page is empty.</source>
        <translation>页面是空的。</translation>
    </message>
    <message>
        <source>Some pictures could not be shown.</source>
        <translation>有些图片显示不出来。</translation>
    </message>
    <message>
        <source>Some parts are missing.</source>
        <translation>缺了一些部分。</translation>
    </message>
    <message>
        <source>The page could not be put into the library.</source>
        <translation>页面没能存进资料库。</translation>
    </message>
    <message>
        <source>This page seems to need scripts: allow them for the site and take it again.</source>
        <translation>这一页似乎要靠脚本才有内容：允许该网站运行脚本，再取一次。</translation>
    </message>
    <message>
        <source>not in the archive</source>
        <translation>归档里没有</translation>
    </message>
    <message>
        <source>not in the capture</source>
        <translation>没有取到</translation>
    </message>
    <message>
        <source>cut off in the archive</source>
        <translation>在归档里不完整</translation>
    </message>
    <message>
        <source>larger than the limit</source>
        <translation>超过大小上限</translation>
    </message>
    <message>
        <source>more parts than the limit</source>
        <translation>部分太多，超过上限</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>of a kind that is never shown</source>
        <translation>属于从不显示的类型</translation>
    </message>
    <message>
        <source>the server answered %1</source>
        <translation>服务器回应 %1</translation>
    </message>
    <message>
        <source>the page asks for a password</source>
        <translation>页面要求输入密码</translation>
    </message>
    <message>
        <source>the page asks to log in</source>
        <translation>页面要求登录</translation>
    </message>
    <message>
        <source>the site led to its login</source>
        <translation>网站转到了登录页</translation>
    </message>
    <message>
        <source>the site checks for robots</source>
        <translation>网站在做人机验证</translation>
    </message>
    <message>
        <source>the page says that it is gone</source>
        <translation>页面说内容已经不在了</translation>
    </message>
    <message>
        <source>the domain is for sale</source>
        <translation>域名在出售</translation>
    </message>
    <message>
        <source>The page is not there any more (%1).</source>
        <translation>网页已经不在了（%1）。</translation>
    </message>
    <message>
        <source>The site refuses to give this page (%1).</source>
        <translation>网站拒绝提供这一页（%1）。</translation>
    </message>
    <message>
        <source>The server failed (%1).</source>
        <translation>服务器出错（%1）。</translation>
    </message>
    <message>
        <source>The address gives a file to download, not a page.</source>
        <translation>这个地址给的是要下载的文件，不是网页。</translation>
    </message>
    <message>
        <source>The server refuses the connection.</source>
        <translation>服务器拒绝连接。</translation>
    </message>
    <message>
        <source>The address redirects for ever.</source>
        <translation>这个地址一直在重定向，没有尽头。</translation>
    </message>
</context>
<context>
    <name>ClonePage</name>
    <message>
        <source>From the local clone {clone}: commit {commit} of {date}, {subject}</source>
        <translation>来自本地仓库 {clone}：{date} 的提交 {commit}，{subject}</translation>
    </message>
    <message>
        <source>The link names {reference}, which this clone does not have. Shown is its commit {commit} instead; the page may differ from the one that was meant.</source>
        <translation>链接指向 {reference}，而这个本地仓库里没有它。这里显示的是提交 {commit}，内容可能与原来所指的不同。</translation>
    </message>
    <message>
        <source>This file has {count} lines; {first} to {last} are shown.</source>
        <translation>这个文件共 {count} 行，这里显示第 {first} 到第 {last} 行。</translation>
    </message>
    <message>
        <source>This file has {bytes} bytes; only the first {shown} are shown.</source>
        <translation>这个文件有 {bytes} 字节，这里只显示前 {shown} 字节。</translation>
    </message>
    <message>
        <source>This file is no text ({bytes} bytes).</source>
        <translation>这不是文本文件（{bytes} 字节）。</translation>
    </message>
    <message>
        <source>{count} files and folders</source>
        <translation>{count} 个文件和文件夹</translation>
    </message>
    <message>
        <source>There are more; only the first {count} are shown.</source>
        <translation>还有更多，这里只列出前 {count} 个。</translation>
    </message>
    <message>
        <source>submodule</source>
        <translation>子模块</translation>
    </message>
    <message>
        <source>link</source>
        <translation>链接</translation>
    </message>
</context>
<context>
    <name>CommandKind</name>
    <message>
        <source>Open list</source>
        <translation>打开清单</translation>
    </message>
    <message>
        <source>Reload list</source>
        <translation>重新读取清单</translation>
    </message>
    <message>
        <source>Forget list</source>
        <translation>移出最近清单</translation>
    </message>
    <message>
        <source>Change state</source>
        <translation>更改状态</translation>
    </message>
    <message>
        <source>Change star</source>
        <translation>更改星标</translation>
    </message>
    <message>
        <source>Remember place</source>
        <translation>记住位置</translation>
    </message>
    <message>
        <source>Open entry</source>
        <translation>打开条目</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>编辑笔记</translation>
    </message>
    <message>
        <source>Add annotation</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Edit annotation</source>
        <translation>编辑批注</translation>
    </message>
    <message>
        <source>Delete annotation</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Capture page</source>
        <translation>保存网页</translation>
    </message>
    <message>
        <source>Check capture</source>
        <translation>核对副本</translation>
    </message>
    <message>
        <source>Forget capture</source>
        <translation>删除离线副本</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>离线保存</translation>
    </message>
    <message>
        <source>Check link</source>
        <translation>检查链接</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>This does not look like a whole address</source>
        <translation>不像是完整的网址</translation>
    </message>
    <message>
        <source>An address of this kind is never opened</source>
        <translation>这类地址不会打开</translation>
    </message>
    <message>
        <source>Struck out, but no link stands in it</source>
        <translation>已划掉，但其中没有链接</translation>
    </message>
    <message>
        <source>An arrow without a new address after it</source>
        <translation>箭头后面没有新网址</translation>
    </message>
    <message>
        <source>A mark that is opened but not closed</source>
        <translation>标记没有收尾</translation>
    </message>
    <message>
        <source>The same article stands in the list twice</source>
        <translation>同一篇文章在清单里出现两次</translation>
    </message>
    <message>
        <source>Nested so deep that it is shown less deep</source>
        <translation>层级太深，显示时已收浅</translation>
    </message>
    <message>
        <source>Its links belong to several articles that you know</source>
        <translation>它的链接分属几篇已知的文章</translation>
    </message>
    <message>
        <source>The address of a link that stands nowhere</source>
        <translation>定义了链接地址，但没有任何链接用到它</translation>
    </message>
    <message>
        <source>Some characters could not be read</source>
        <translation>有些字符无法读出</translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Unfiled</source>
        <translation>未归类</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, date</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 个链接</translation>
    </message>
    <message>
        <source>%1 links</source>
        <translation>%1 个链接</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>作者：%1</translation>
    </message>
    <message>
        <source>There are no entries here.</source>
        <translation>这里没有条目。</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>已读 %1 / %2</translation>
    </message>
    <message>
        <source>%1 being read</source>
        <translation>在读 %1</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>跳过 %1</translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>已移至 %1</translation>
    </message>
    <message>
        <source>struck out</source>
        <translation>已划掉</translation>
    </message>
    <message>
        <source>alternative</source>
        <translation>备选</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>System browser</source>
        <translation>系统浏览器</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>the list&apos;s own //notes</comment>
        <translation>笔记</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>That was the entry.</source>
        <translation>这一条到此为止。</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Read: j and k walk the list, Enter opens an entry, m moves it on from unread to reading and to read.</source>
        <translation>读：按 j、k 在清单里上下走，回车打开条目，m 切换阅读状态。</translation>
    </message>
    <message>
        <source>offline %1</source>
        <translation>%1 已离线</translation>
    </message>
    <message>
        <source>partly offline %1</source>
        <translation>%1 已离线，但不全</translation>
    </message>
    <message>
        <source>%1, checked %2</source>
        <comment>link health, date</comment>
        <translation>%1（%2 检查）</translation>
    </message>
    <message>
        <source>Annotate: select lines of an excerpt with the mouse or with Shift and the arrows, then press 1 to 4; e writes a note beside the page.</source>
        <translation>批注：用鼠标或 Shift 加方向键选中摘录里的几行，再按 1 到 4；按 e 在旁边写笔记。</translation>
    </message>
    <message>
        <source>Take it offline: o keeps the pages of an entry, Ctrl+Shift+A those of the whole list. Then they are read without network.</source>
        <translation>离线：按 o 取下此条的网页，按 Ctrl+Shift+A 取下整个清单；之后不联网也能读。</translation>
    </message>
    <message>
        <source>Read offline</source>
        <translation>离线阅读</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>离线保存</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source> (line %1)</source>
        <translation>（第 %1 行）</translation>
    </message>
    <message>
        <source> (byte %1)</source>
        <translation>（第 %1 字节）</translation>
    </message>
    <message>
        <source>no more is known</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>{subject} does not exist. Check the name, or choose another one.</source>
        <translation>{subject} 不存在。请检查名称，或另选一个。</translation>
    </message>
    <message>
        <source>{subject} is not a file. Choose a Markdown file.</source>
        <translation>{subject} 不是文件。请选择一个 Markdown 文件。</translation>
    </message>
    <message>
        <source>{subject} cannot be read: {detail}. Check its permissions.</source>
        <translation>无法读取 {subject}：{detail}。请检查它的权限。</translation>
    </message>
    <message>
        <source>{subject} cannot be written: {detail}. Check its permissions; nothing was changed.</source>
        <translation>无法写入 {subject}：{detail}。请检查它的权限；什么都没有改动。</translation>
    </message>
    <message>
        <source>{subject} is on a read-only place. Choose a place you can write to; nothing was changed.</source>
        <translation>{subject} 所在的位置只能读。请换一个可以写入的位置；什么都没有改动。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {subject}. Free some space and try again; nothing was lost.</source>
        <translation>{subject} 所在的磁盘已满。请腾出空间后重试；什么都没有丢失。</translation>
    </message>
    <message>
        <source>{subject} is empty. Choose one with something in it.</source>
        <translation>{subject} 是空的。请另选一个有内容的。</translation>
    </message>
    <message>
        <source>{subject} is not a text file{place}. Choose a Markdown file.</source>
        <translation>{subject} 不是文本文件{place}。请选择一个 Markdown 文件。</translation>
    </message>
    <message>
        <source>{subject} is not UTF-8 text{place}. Open it in an editor and save it as UTF-8.</source>
        <translation>{subject} 不是 UTF-8 文本{place}。请用编辑器打开，另存为 UTF-8。</translation>
    </message>
    <message>
        <source>{subject} is too large: {detail}. Split it into smaller files.</source>
        <translation>{subject} 太大：{detail}。请拆成几个小一些的文件。</translation>
    </message>
    <message>
        <source>{subject} is not as it should be{place}: {detail}. Correct it and try again.</source>
        <translation>{subject} 的内容不合格式{place}：{detail}。请改正后重试。</translation>
    </message>
    <message>
        <source>{subject} is damaged: {detail}. It was kept as it is. A library comes back from the backups folder beside it, a page by forgetting it and taking it again.</source>
        <translation>{subject} 已损坏：{detail}。现状已原样保留。资料库可用旁边 backups 文件夹里的备份恢复；网页请删去后重新离线保存。</translation>
    </message>
    <message>
        <source>{subject} was written by a newer Periplus ({detail}). Update Periplus to open it; it was left as it is.</source>
        <translation>{subject} 由更新版本的 Periplus（{detail}）写成。请先更新 Periplus；该文件原样未动。</translation>
    </message>
    <message>
        <source>{subject} is in use by {detail}. Close that program and try again.</source>
        <translation>{subject} 正被 {detail} 使用。请关闭那个程序后重试。</translation>
    </message>
    <message>
        <source>{subject} is not possible here: {detail}.</source>
        <translation>此处不能这样做（{subject}）：{detail}。</translation>
    </message>
    <message>
        <source>No entry answers to &quot;{subject}&quot;. Give an id, a URL or an exact title; `periplusctl list` shows them.</source>
        <translation>没有条目与“{subject}”相符。请给出编号、网址或完整标题；用 `periplusctl list` 可以查看。</translation>
    </message>
    <message>
        <source>&quot;{subject}&quot; means several things: {detail}. Use an id instead.</source>
        <translation>“{subject}”对应不止一个条目：{detail}。请改用编号。</translation>
    </message>
    <message>
        <source>{subject} was not opened: {detail}. Only http and https addresses are opened.</source>
        <translation>没有打开 {subject}：{detail}。只打开 http 和 https 地址。</translation>
    </message>
    <message>
        <source>{subject} changed in the meantime: {detail}. Look at it again and repeat.</source>
        <translation>{subject} 在此期间有了变化：{detail}。请重新查看后再试。</translation>
    </message>
    <message>
        <source>{subject} cannot be read from a local clone: {detail}.</source>
        <translation>无法从本地仓库读取 {subject}：{detail}。</translation>
    </message>
    <message>
        <source>{subject} was cancelled.</source>
        <translation>{subject} 已取消。</translation>
    </message>
    <message>
        <source>{subject} was damaged and is whole again: {detail}. Look whether all is there.</source>
        <translation>{subject} 曾经损坏，现已修复：{detail}。请看看内容是否齐全。</translation>
    </message>
    <message>
        <source>The disk of {subject} is full. Your words were saved on room kept for this; free some space now.</source>
        <translation>{subject} 所在的磁盘已满。你写的文字已存入预留的空间；请尽快腾出空间。</translation>
    </message>
    <message>
        <source>Something went wrong with {subject}: {detail}. Please report it; nothing was lost.</source>
        <translation>{subject} 出了问题：{detail}。请告诉我们；什么都没有丢失。</translation>
    </message>
</context>
<context>
    <name>ErrorDetail</name>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>系统不允许这样做</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>磁盘配额已用完</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>所在的文件系统只能读</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写设备时出错</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>同名文件已存在</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>路径中有一段不是文件夹</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数太多</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备正忙</translation>
    </message>
    <message>
        <source>it has %1 MiB, the limit is %2 MiB</source>
        <translation>它有 %1 MiB，上限是 %2 MiB</translation>
    </message>
    <message>
        <source>the bundled list is always there</source>
        <translation>自带的清单一直都在</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>什么也没有选中</translation>
    </message>
    <message>
        <source>the selection lies outside the text</source>
        <translation>选中的部分不在正文里</translation>
    </message>
    <message>
        <source>a selection holds at most 1 MiB</source>
        <translation>一次最多选中 1 MiB</translation>
    </message>
    <message>
        <source>an annotation with this id exists</source>
        <translation>这个编号的批注已经有了</translation>
    </message>
    <message>
        <source>restored from the backup of %1 and %2 changes of its journal; %3 records were rescued from the damaged file, which was kept as %4</source>
        <translation>已用 %1 的备份和日志中的 %2 处改动复原，并从损坏的文件中救回 %3 条记录；损坏的文件另存为 %4</translation>
    </message>
    <message>
        <source>restored from the backup of %1 and %2 changes of its journal; the damaged file was kept as %3</source>
        <translation>已用 %1 的备份和日志中的 %2 处改动复原；损坏的文件另存为 %3</translation>
    </message>
    <message>
        <source>restored from %1 changes of its journal; %2 records were rescued from the damaged file, which was kept as %3</source>
        <translation>已用日志中的 %1 处改动复原，并从损坏的文件中救回 %2 条记录；损坏的文件另存为 %3</translation>
    </message>
    <message>
        <source>restored from %1 changes of its journal; the damaged file was kept as %2</source>
        <translation>已用日志中的 %1 处改动复原；损坏的文件另存为 %2</translation>
    </message>
    <message>
        <source>it was older than its journal; %1 changes came from there</source>
        <translation>它比日志旧，已从日志补上 %1 处改动</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is a symbolic link; open the folder that it leads to</source>
        <translation>它是符号链接，请直接打开它指向的文件夹</translation>
    </message>
    <message>
        <source>it is a database of another program</source>
        <translation>它是别的程序的数据库</translation>
    </message>
    <message>
        <source>it lost its tables</source>
        <translation>里面的表不见了</translation>
    </message>
    <message>
        <source>its tables are not as they were made</source>
        <translation>里面的表与当初建立时不同</translation>
    </message>
    <message>
        <source>%1 rows are not what was written</source>
        <translation>有 %1 行与当初写入的不符</translation>
    </message>
    <message>
        <source>the file may only be read</source>
        <translation>这个文件只能读</translation>
    </message>
    <message>
        <source>the note of %1</source>
        <translation>%1 的笔记</translation>
    </message>
    <message>
        <source>the annotation %1</source>
        <translation>批注 %1</translation>
    </message>
    <message>
        <source>schema %1</source>
        <translation>数据版本 %1</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>另一个程序</translation>
    </message>
    <message>
        <source>it is not open</source>
        <translation>它还没有打开</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1（进程 %2）</translation>
    </message>
    <message>
        <source>file is not a database (SQLite %1)</source>
        <translation>文件不是数据库（SQLite %1）</translation>
    </message>
    <message>
        <source>database disk image is malformed (SQLite %1)</source>
        <translation>数据库文件已损坏（SQLite %1）</translation>
    </message>
    <message>
        <source>database or disk is full (SQLite %1)</source>
        <translation>磁盘已满（SQLite %1）</translation>
    </message>
    <message>
        <source>disk I/O error (SQLite %1)</source>
        <translation>读写磁盘时出错（SQLite %1）</translation>
    </message>
    <message>
        <source>unable to open database file (SQLite %1)</source>
        <translation>打不开数据库文件（SQLite %1）</translation>
    </message>
    <message>
        <source>attempt to write a readonly database (SQLite %1)</source>
        <translation>数据库只能读，不能写（SQLite %1）</translation>
    </message>
    <message>
        <source>the clone does not hold it; %1</source>
        <translation>仓库里没有它；%1</translation>
    </message>
    <message>
        <source>the clone does not hold it</source>
        <translation>仓库里没有它</translation>
    </message>
    <message>
        <source>`git fetch` in the clone may bring it</source>
        <translation>在仓库里执行 git fetch 也许能取到</translation>
    </message>
    <message>
        <source>the clone borrows objects from another one; `git repack -a -d` in it brings them in, or choose that one</source>
        <translation>这个仓库借用了另一个仓库的对象；在其中执行 git repack -a -d 即可补全，或者直接选择那个仓库</translation>
    </message>
    <message>
        <source>the clone is a partial one; `git fetch --refetch --no-filter` completes it</source>
        <translation>这个仓库只克隆了一部分；执行 git fetch --refetch --no-filter 即可补全</translation>
    </message>
    <message>
        <source>it is no git clone; choose the folder that holds .git, or a bare clone</source>
        <translation>这不是 Git 仓库；请选择含有 .git 的文件夹，或一个裸仓库</translation>
    </message>
    <message>
        <source>commit %1 of %2 does not have it</source>
        <translation>%2 的提交 %1 里没有它</translation>
    </message>
    <message>
        <source>it is damaged: %1</source>
        <translation>它已损坏：%1</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它太大了</translation>
    </message>
    <message>
        <source>it has no commit yet</source>
        <translation>它还没有任何提交</translation>
    </message>
    <message>
        <source>it is a link or a device where a plain file of git belongs</source>
        <translation>这里应是 Git 的普通文件，却是一个链接或设备</translation>
    </message>
    <message>
        <source>it names no commit</source>
        <translation>它没有指向任何提交</translation>
    </message>
    <message>
        <source>it leads out of the repository</source>
        <translation>它指向仓库之外</translation>
    </message>
    <message>
        <source>it is a link that leads out of the repository</source>
        <translation>它是一个指向仓库之外的链接</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>它的链接绕成了圈</translation>
    </message>
    <message>
        <source>it is a submodule, a repository of its own; add a clone of that one</source>
        <translation>它是子模块，是另一个代码库；请添加那个代码库的本地仓库</translation>
    </message>
    <message>
        <source>it lies in a submodule, which is a repository of its own; add a clone of that one</source>
        <translation>它在子模块里，那是另一个代码库；请添加那个代码库的本地仓库</translation>
    </message>
    <message>
        <source>it names its objects by %1, and only sha1 is known here</source>
        <translation>它用 %1 命名对象，这里只认识 sha1</translation>
    </message>
    <message>
        <source>it keeps references as %1; `git refs migrate --ref-format=files` makes it readable</source>
        <translation>它以 %1 保存引用；执行 git refs migrate --ref-format=files 后就能读取</translation>
    </message>
    <message>
        <source>its .git file leads to %1, which does not know this folder; choose that clone itself</source>
        <translation>它的 .git 文件指向 %1，而那里并不认识这个文件夹；请直接选择那个仓库</translation>
    </message>
</context>
<context>
    <name>HighlightColour</name>
    <message>
        <source>Sand</source>
        <translation>沙色</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>苔色</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>天色</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫色</translation>
    </message>
</context>
<context>
    <name>LinkReason</name>
    <message>
        <source>not there any more</source>
        <translation>已经不在了</translation>
    </message>
    <message>
        <source>not there any more (%1)</source>
        <translation>已经不在了（%1）</translation>
    </message>
    <message>
        <source>the address is for sale</source>
        <translation>地址在出售</translation>
    </message>
    <message>
        <source>asks for a login</source>
        <translation>要求登录</translation>
    </message>
    <message>
        <source>refuses (%1)</source>
        <translation>拒绝访问（%1）</translation>
    </message>
    <message>
        <source>asked too often</source>
        <translation>访问太频繁</translation>
    </message>
    <message>
        <source>the server failed (%1)</source>
        <translation>服务器出错（%1）</translation>
    </message>
    <message>
        <source>answers with a file</source>
        <translation>给的是文件</translation>
    </message>
    <message>
        <source>did not answer in time</source>
        <translation>超时没有回应</translation>
    </message>
    <message>
        <source>no such site</source>
        <translation>没有这个网站</translation>
    </message>
    <message>
        <source>refuses the connection</source>
        <translation>拒绝连接</translation>
    </message>
    <message>
        <source>redirects for ever</source>
        <translation>无尽重定向</translation>
    </message>
    <message>
        <source>could not be reached</source>
        <translation>连不上</translation>
    </message>
    <message>
        <source>larger than the limit</source>
        <translation>超过大小上限</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Periplus does not open %1: only web pages (http and https) are opened.</source>
        <translation>Periplus 不打开 %1：只打开网页（http 和 https）。</translation>
    </message>
    <message>
        <source>an empty address</source>
        <translation>空地址</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Study</source>
        <translation>研读(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>ReadingState</name>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>exact</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>位置不明</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>已失去位置</translation>
    </message>
</context>
<context>
    <name>periplus::AboutCard</name>
    <message>
        <source>About Periplus</source>
        <translation>关于 Periplus</translation>
    </message>
    <message>
        <source>Study the source of a large system from your own list of articles.</source>
        <translation>顺着自己的文章清单，读懂一个大系统的源码。</translation>
    </message>
    <message>
        <source>Licensed under the Apache License 2.0. What you write stays on this machine.</source>
        <translation>以 Apache License 2.0 许可发布。你写下的一切只留在这台电脑上。</translation>
    </message>
</context>
<context>
    <name>periplus::AnnotationListModel</name>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
</context>
<context>
    <name>periplus::AnnotationPanel</name>
    <message>
        <source>Nothing is annotated here. Select lines of an excerpt and press 1, or A to add words.</source>
        <translation>这里还没有批注。选中摘录中的几行，按 1 高亮，或按 A 写几句话。</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Words about these lines</source>
        <translation>关于这几行，你想说什么</translation>
    </message>
</context>
<context>
    <name>periplus::ArchiveController</name>
    <message>
        <source>Importing %1...</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n capture(s)...</source>
        <translation>
            <numerusform>正在导出 %n 份页面…</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing %1...</source>
        <translation>正在写入 %1…</translation>
    </message>
</context>
<context>
    <name>periplus::CaptureController</name>
    <message>
        <source>%1  %2</source>
        <comment>moment, state</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Compare two captures...</source>
        <translation>比较两次离线…</translation>
    </message>
    <message>
        <source>Offline %1</source>
        <translation>离线 %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Not taken offline yet: press to take it</source>
        <translation>还没有离线，按一下就取下来</translation>
    </message>
    <message>
        <source>%1, as it was on %2</source>
        <translation>%1，%2 的样子</translation>
    </message>
    <message>
        <source>Offline pages cannot be shown, because the reader is not installed with this program. Install Periplus again.</source>
        <translation>无法显示离线页面，因为程序没有装上阅读器。请重新安装 Periplus。</translation>
    </message>
    <message>
        <source>No article was found in this page; it is shown as it is.</source>
        <translation>这个页面里没找到正文，按原样显示。</translation>
    </message>
    <message>
        <source>Login %1</source>
        <comment>date</comment>
        <translation>要登录 %1</translation>
    </message>
    <message>
        <source>Gone %1</source>
        <comment>date</comment>
        <translation>已消失 %1</translation>
    </message>
    <message>
        <source>Refused %1</source>
        <comment>date</comment>
        <translation>被拒绝 %1</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <comment>date</comment>
        <translation>没取到 %1</translation>
    </message>
</context>
<context>
    <name>periplus::CaptureListModel</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>取下时间</translation>
    </message>
</context>
<context>
    <name>periplus::CapturePageWidget</name>
    <message>
        <source>The page was closed</source>
        <translation>页面已关闭</translation>
    </message>
    <message>
        <source>Pages are not shown to the administrator</source>
        <translation>不以管理员身份显示网页</translation>
    </message>
    <message>
        <source>Periplus runs as root, and there the web engine cannot lock pages in (its sandbox does not work). Start Periplus as an ordinary user.</source>
        <translation>Periplus 正以 root 身份运行，网页引擎此时无法把网页关在沙盒里。请以普通用户身份启动 Periplus。</translation>
    </message>
    <message>
        <source>The captured page could not be shown</source>
        <translation>无法显示保存的网页</translation>
    </message>
    <message>
        <source>The engine did not show what was captured.</source>
        <translation>网页引擎没能显示保存的内容。</translation>
    </message>
    <message>
        <source>What was captured is not in the library any more, or is damaged.</source>
        <translation>保存的内容已不在资料库中，或者已经损坏。</translation>
    </message>
    <message>
        <source>Making the reading view...</source>
        <translation>正在整理阅读视图…</translation>
    </message>
</context>
<context>
    <name>periplus::CaptureSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>periplus::CaptureTools</name>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Table of contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Look of the reading view</source>
        <translation>阅读视图的样子</translation>
    </message>
    <message>
        <source>Take it offline again</source>
        <translation>重新离线</translation>
    </message>
    <message>
        <source>Open in the system browser</source>
        <translation>用系统浏览器打开</translation>
    </message>
    <message>
        <source>Which parts are missing, and why</source>
        <translation>缺了哪些部分，为什么</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>缺 %n 个部分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::CaptureView</name>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>periplus::CatalogueController</name>
    <message>
        <source>the bundled list</source>
        <translation>自带的清单</translation>
    </message>
    <message>
        <source>the list</source>
        <translation>清单</translation>
    </message>
</context>
<context>
    <name>periplus::CloneSheet</name>
    <message>
        <source>Local clones</source>
        <translation>本地仓库</translation>
    </message>
    <message>
        <source>Links to GitHub are read from these git clones, without network. Nothing in a clone is run or changed, and nothing is fetched: what a clone does not have, `git fetch` in it brings.</source>
        <translation>指向 GitHub 的链接可以从这些 Git 仓库读取，不用联网。仓库里的东西不会被运行，也不会被改动，也不会替你去拉取：仓库里没有的，请在其中执行 git fetch。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>代码库</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>当前版本</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>&amp;Add a clone...</source>
        <translation>添加仓库(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stands for...</source>
        <translation>代表(&amp;S)…</translation>
    </message>
    <message>
        <source>Read all links of the &amp;list</source>
        <translation>读取清单里的全部链接(&amp;L)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>For a fork or a mirror: the repository whose links it answers</source>
        <translation>用于复刻或镜像：它代表哪个代码库的链接</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>commit, date</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>branch, commit and date</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Choose the folder of a git clone</source>
        <translation>选择 Git 仓库所在的文件夹</translation>
    </message>
    <message>
        <source>Links to which repository does this clone answer? (owner/name; empty: those of its remotes)</source>
        <translation>这个仓库代表哪个代码库的链接？（owner/name；留空则按它的远程地址）</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>periplus::CompareSheet</name>
    <message>
        <source>What changed in the text</source>
        <translation>文字改了哪些地方</translation>
    </message>
    <message>
        <source>Older capture</source>
        <translation>较早的一次</translation>
    </message>
    <message>
        <source>Newer capture</source>
        <translation>较晚的一次</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>左右对照(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>上一处(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next change</source>
        <translation>下一处(&amp;N)</translation>
    </message>
    <message>
        <source>Comparing...</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>The text is the same.</source>
        <translation>文字没有变化。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
</context>
<context>
    <name>periplus::DenyingPage</name>
    <message>
        <source>nobody known vouches for its certificate</source>
        <translation>它的证书没有可信的机构担保</translation>
    </message>
    <message>
        <source>its certificate is not valid at this date</source>
        <translation>它的证书不在有效期内</translation>
    </message>
    <message>
        <source>its certificate is for another name</source>
        <translation>它的证书属于另一个名称</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>它的证书已被吊销</translation>
    </message>
    <message>
        <source>its certificate is not in order</source>
        <translation>它的证书有问题</translation>
    </message>
</context>
<context>
    <name>periplus::Desk</name>
    <message>
        <source>Your note is not saved yet, so the window stays open. %1</source>
        <translation>笔记还没有存好，所以窗口先不关。%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Leave without them</source>
        <translation>不保存就离开</translation>
    </message>
    <message>
        <source>Copied. Paste the words where they are safe, then leave.</source>
        <translation>已复制。先把文字粘贴到安全的地方，再离开。</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>打开清单</translation>
    </message>
    <message>
        <source>Markdown lists (*.md *.markdown *.mdown *.txt);;All files (*)</source>
        <translation>Markdown 清单 (*.md *.markdown *.mdown *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Excerpts on the entry page can be annotated. Press I to go there.</source>
        <translation>批注写在条目页的摘录上。按 I 回到条目页。</translation>
    </message>
    <message>
        <source>Select some lines of an excerpt first, or put the caret in one.</source>
        <translation>请先选中摘录中的几行，或把光标放进摘录里。</translation>
    </message>
    <message>
        <source>Put the caret on an annotation first.</source>
        <translation>请先把光标放到一条批注上。</translation>
    </message>
    <message>
        <source>Open here</source>
        <translation>在此打开</translation>
    </message>
    <message>
        <source>Open in the system browser</source>
        <translation>用系统浏览器打开</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Saving...</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 已保存</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>最近打开(&amp;C)</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>另选一个</translation>
    </message>
    <message>
        <source>The list with the article you read last is not there any more. Open it to go on.</source>
        <translation>你上次读的文章所在的清单已经找不到了。打开它就能接着读。</translation>
    </message>
    <message>
        <source>Reading %1...</source>
        <translation>正在读取%1…</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>导出已停止。</translation>
    </message>
    <message>
        <source>Import captures</source>
        <translation>导入离线页面</translation>
    </message>
    <message>
        <source>Archives and saved pages (*.warc *.warc.gz *.wacz *.mht *.mhtml *.html *.htm *.md);;All files (*)</source>
        <translation>归档和存下的网页 (*.warc *.warc.gz *.wacz *.mht *.mhtml *.html *.htm *.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>doubt, address</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) came in</source>
        <translation>
            <numerusform>导入了 %n 个页面</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 of them belong to entries of your lists.</source>
        <translation>%1，其中 %2 个属于清单里的条目。</translation>
    </message>
    <message>
        <source>No page came in.</source>
        <translation>没有导入任何页面。</translation>
    </message>
    <message>
        <source>The import was stopped; what came in before is there.</source>
        <translation>导入已停止；停止之前导入的都在。</translation>
    </message>
    <message>
        <source>These have no entry; they can be read all the same:</source>
        <translation>下面这些不属于任何条目，照样可以读：</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>导入结果</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open live</source>
        <translation>在线打开</translation>
    </message>
    <message>
        <source>Captures without an entry</source>
        <translation>不属于任何条目的页面</translation>
    </message>
    <message>
        <source>Every capture belongs to an entry. Import archives with Ctrl+I; pages that no list names stand here.</source>
        <translation>每份页面都有对应的条目。按 Ctrl+I 导入归档；清单里没有的页面会放在这里。</translation>
    </message>
    <message>
        <source>No open list has these addresses. They belong to an entry as soon as one does.</source>
        <translation>清单里没有这些地址。哪个清单里有了，它们就归到那一条。</translation>
    </message>
    <message>
        <source>Two captures of this entry are needed. Shift+O takes another one.</source>
        <translation>要有两次离线才能比较。按 Shift+O 再取一次。</translation>
    </message>
    <message>
        <source>Export captures</source>
        <translation>导出离线页面</translation>
    </message>
    <message numerus="yes">
        <source>All %n pages are offline.</source>
        <translation>
            <numerusform>%n 个页面都已离线。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages are offline.</source>
        <translation>%2 个页面里有 %1 个已离线。</translation>
    </message>
    <message>
        <source>There is no network. What waits to be taken offline goes on when you say so.</source>
        <translation>现在没有网络。还在等的页面，等您说继续再取。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pages cannot be taken offline, because the reader is not installed with this program. Install Periplus again.</source>
        <translation>无法离线，因为程序没有装上阅读器。请重新安装 Periplus。</translation>
    </message>
    <message>
        <source>This entry has no address that could be taken offline.</source>
        <translation>这一条没有可以离线的地址。</translation>
    </message>
    <message>
        <source>All of it is offline already.</source>
        <translation>都已经离线了。</translation>
    </message>
    <message>
        <source>Taking it offline: %1</source>
        <translation>正在离线：%1</translation>
    </message>
    <message>
        <source>It is offline now. Press O to read it.</source>
        <translation>已经离线，按 O 阅读。</translation>
    </message>
    <message>
        <source>This page did not come. %1</source>
        <translation>这个页面没取到。%1</translation>
    </message>
    <message>
        <source>The page did not come. You have it offline, as it was on %1.</source>
        <translation>页面打不开。您有 %1 离线的一份。</translation>
    </message>
    <message>
        <source>Read it offline</source>
        <translation>读离线的</translation>
    </message>
    <message>
        <source>%1 is not offline. Opening it goes to the network.</source>
        <translation>%1 没有离线，打开它需要上网。</translation>
    </message>
    <message>
        <source>The capture is forgotten. Ctrl+Z brings it back.</source>
        <translation>已丢弃。按 Ctrl+Z 可以找回来。</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Could not write %1. Choose another folder.</source>
        <translation>无法写入 %1。请换一个文件夹。</translation>
    </message>
    <message>
        <source>Take it offline</source>
        <translation>离线这个链接</translation>
    </message>
    <message>
        <source>Read from the local clone.</source>
        <translation>已从本地仓库读取。</translation>
    </message>
    <message>
        <source>None of the links of this list is in a local clone.</source>
        <translation>这份列表里没有链接能在本地仓库中找到。</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) read from local clones.</source>
        <translation>
            <numerusform>已从本地仓库读取 %n 个链接。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>不再提示</translation>
    </message>
    <message>
        <source>Pages that did not come whole</source>
        <translation>没有完整取到的网页</translation>
    </message>
    <message>
        <source>Last try</source>
        <translation>上次尝试</translation>
    </message>
    <message>
        <source>This page seems to need scripts, and there is next to nothing of it here without them.</source>
        <translation>这一页似乎要靠脚本才有内容；没有脚本，这里几乎是空的。</translation>
    </message>
    <message>
        <source>Allow scripts for %1 and take it again</source>
        <translation>允许 %1 运行脚本，再取一次</translation>
    </message>
    <message>
        <source>Other copies</source>
        <translation>其他来源</translation>
    </message>
    <message>
        <source>Nothing of this page is missing.</source>
        <translation>这一页什么都不缺。</translation>
    </message>
    <message>
        <source>Read it from the local clone</source>
        <translation>从本地仓库读取</translation>
    </message>
    <message numerus="yes">
        <source>Exported to %1. %n damaged part(s) had to be left out; taking their pages offline again mends that.</source>
        <translation>
            <numerusform>已导出到 %1。有 %n 处损坏，没有导出；把那些网页重新离线一次即可补全。</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>丢弃</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) forgotten. Ctrl+Z brings them back, one by one.</source>
        <translation>
            <numerusform>已丢弃 %n 份离线页面。按 Ctrl+Z 逐份恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (of no entry)</source>
        <translation>%1（不属于任何条目）</translation>
    </message>
</context>
<context>
    <name>periplus::DoubtSheet</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Doubtful places in this list</source>
        <translation>清单里的可疑之处</translation>
    </message>
    <message>
        <source>Nothing in this list is doubtful.</source>
        <translation>这份清单里没有可疑之处。</translation>
    </message>
    <message>
        <source>Everything is shown all the same. Choose a line to go there.</source>
        <translation>所有内容照常显示。选一行即可前往。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>periplus::EntryPage</name>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Highlight in %1</source>
        <translation>用%1高亮</translation>
    </message>
    <message>
        <source>Annotate…</source>
        <translation>写批注…</translation>
    </message>
    <message>
        <source>Show annotation</source>
        <translation>查看批注</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>periplus::EntryPalette</name>
    <message>
        <source>Go to an entry</source>
        <translation>跳到条目</translation>
    </message>
    <message>
        <source>Title, author or site</source>
        <translation>标题、作者或网站</translation>
    </message>
    <message>
        <source>Nothing in this list answers to these words.</source>
        <translation>清单里没有与此相符的条目。</translation>
    </message>
</context>
<context>
    <name>periplus::ExportSheet</name>
    <message>
        <source>Export captures</source>
        <translation>导出离线页面</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>scope, how many</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>这篇文章</translation>
    </message>
    <message>
        <source>This section</source>
        <translation>本节</translation>
    </message>
    <message>
        <source>All captures</source>
        <translation>所有离线页面</translation>
    </message>
    <message>
        <source>WACZ: one file that other web archive readers open</source>
        <translation>WACZ：一个文件，别的网页归档软件也能打开</translation>
    </message>
    <message>
        <source>WARC: for web archives</source>
        <translation>WARC：供网页归档使用</translation>
    </message>
    <message>
        <source>HTML: one file per page, for any browser</source>
        <translation>HTML：每页一个文件，任何浏览器都能打开</translation>
    </message>
    <message>
        <source>PDF: one file per page, for paper</source>
        <translation>PDF：每页一个文件，适合打印</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>导出什么(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>格式(&amp;A)</translation>
    </message>
    <message>
        <source>Choose where...</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Nothing is offline yet. Press O on an entry to take it.</source>
        <translation>还没有离线的页面。在条目上按 O 就取下来。</translation>
    </message>
</context>
<context>
    <name>periplus::FacetButton</name>
    <message>
        <source>By</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by state, star, host or author</source>
        <translation>按状态、星标、网站或作者筛选</translation>
    </message>
    <message numerus="yes">
        <source>Filter by state, star, host or author: %n in force</source>
        <translation>
            <numerusform>按状态、星标、网站或作者筛选：已启用 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>只看星标</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Clear these filters</source>
        <translation>清除这些筛选</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Offline only</source>
        <translation>只看已离线的</translation>
    </message>
    <message>
        <source>Broken links only</source>
        <translation>只看链接失效的</translation>
    </message>
</context>
<context>
    <name>periplus::FindBar</name>
    <message>
        <source>Find in this page</source>
        <translation>在此页内查找</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which match, how many</comment>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>periplus::HighlightBar</name>
    <message>
        <source>Highlight in %1 (%2)</source>
        <translation>用%1高亮（%2）</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>写批注</translation>
    </message>
</context>
<context>
    <name>periplus::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Single letters act in the list and the page, never while you are typing.</source>
        <translation>单个字母只在清单和页面里起作用，打字时不会。</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>在清单里</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the live page</source>
        <translation>打开网页</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>翻页</translation>
    </message>
</context>
<context>
    <name>periplus::LivePageWidget</name>
    <message>
        <source>The connection is not private</source>
        <translation>连接不是私密的</translation>
    </message>
    <message>
        <source>%1 did not prove who it is (%2). The page was not opened.</source>
        <translation>%1 没能证明自己的身份（%2），页面没有打开。</translation>
    </message>
    <message>
        <source>This address is a file to download, not a page. Nothing was downloaded.</source>
        <translation>这个地址是供下载的文件，不是网页。什么都没有下载。</translation>
    </message>
    <message>
        <source>Not a page</source>
        <translation>不是网页</translation>
    </message>
    <message>
        <source>The page was closed</source>
        <translation>页面已关闭</translation>
    </message>
    <message>
        <source>Pages are not shown to the administrator</source>
        <translation>不以管理员身份显示网页</translation>
    </message>
    <message>
        <source>Periplus runs as root, and there the web engine cannot lock pages in (its sandbox does not work). Start Periplus as an ordinary user, or open the page in the system browser.</source>
        <translation>Periplus 正以 root 身份运行，网页引擎的沙箱此时不起作用，关不住网页。请以普通用户启动 Periplus，或用系统浏览器打开。</translation>
    </message>
    <message>
        <source>The page could not be opened</source>
        <translation>页面打不开</translation>
    </message>
    <message>
        <source>%1 answered, but not with the page (HTTP status %2).</source>
        <translation>%1 有回应，但给的不是这个页面（HTTP 状态 %2）。</translation>
    </message>
    <message>
        <source>The name %1 was not found. You may be offline, or the site no longer exists.</source>
        <translation>找不到 %1。可能没有联网，也可能网站已不存在。</translation>
    </message>
    <message>
        <source>There is no network at the moment. The entry page and your notes are still here.</source>
        <translation>现在没有网络。条目页和你的笔记都还在。</translation>
    </message>
    <message>
        <source>%1 refused the connection.</source>
        <translation>%1 拒绝连接。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 迟迟没有回应。</translation>
    </message>
    <message>
        <source>This address is not opened</source>
        <translation>此地址不予打开</translation>
    </message>
    <message>
        <source>%1 broke off the connection.</source>
        <translation>%1 中断了连接。</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be made.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>连不上 %1。</translation>
    </message>
    <message>
        <source>%1 did not lead to a page.</source>
        <translation>%1 没有通向一个页面。</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>正在打开 %1……</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The page of %1 had not come yet.</source>
        <translation>%1 的页面还没有传来。</translation>
    </message>
</context>
<context>
    <name>periplus::LiveView</name>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open link in system browser</source>
        <translation>用系统浏览器打开链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>periplus::LiveWebPage</name>
    <message>
        <source>A page of the web tried to reach %1, which is on this machine or its own network. It was stopped.</source>
        <translation>有网页试图访问 %1，那是本机或内部网络的地址，已被拦下。</translation>
    </message>
</context>
<context>
    <name>periplus::MainWindow</name>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>State of this entry</source>
        <translation>此条目的状态</translation>
    </message>
</context>
<context>
    <name>periplus::MessageArea</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>periplus::MissingSheet</name>
    <message>
        <source>Missing parts</source>
        <translation>缺少的部分</translation>
    </message>
    <message>
        <source>%1, as it was on %2, lacks these parts. The rest of it can be read.</source>
        <comment>title, moment</comment>
        <translation>“%1”（取于 %2）缺下面这些部分，其余的可以读。</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>it did not come when the page was taken</source>
        <translation>取这一页时没有取到</translation>
    </message>
</context>
<context>
    <name>periplus::NotePane</name>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Note in Markdown</source>
        <translation>Markdown 笔记</translation>
    </message>
    <message>
        <source>What do you make of it? Markdown; saved as you write.</source>
        <translation>读出了什么？用 Markdown 写，边写边存。</translation>
    </message>
    <message>
        <source>Annotations %1</source>
        <translation>批注 %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Write the note (Ctrl+Enter)</source>
        <translation>写笔记（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>See the note as text (Ctrl+Enter)</source>
        <translation>看排好版的笔记（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Notes belong to entries. Choose an entry to write about it.</source>
        <translation>笔记写在条目上。选一个条目再写。</translation>
    </message>
    <message>
        <source>No note yet. Press E to write one.</source>
        <translation>还没有笔记。按 E 开始写。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>periplus::OfflineSettingsSheet</name>
    <message>
        <source>Taking pages offline</source>
        <translation>怎样离线</translation>
    </message>
    <message>
        <source>At most two pages are taken at a time, and one of each site.</source>
        <translation>同时最多取两个页面，同一个网站一次只取一个。</translation>
    </message>
    <message>
        <source>Wait for a page to come to &amp;rest</source>
        <translation>最多等页面静下来(&amp;R)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Largest &amp;page with all its parts</source>
        <translation>一个页面连同各部分最大(&amp;P)</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>&amp;Leave a site alone after each page</source>
        <translation>取完一页后让网站歇一会儿(&amp;L)</translation>
    </message>
</context>
<context>
    <name>periplus::PageArea</name>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>What the list says about it</source>
        <translation>清单里是怎么写的</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>The page on the web, as it is now</source>
        <translation>网上现在的样子</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>Let this site run scripts</source>
        <translation>允许此网站运行脚本</translation>
    </message>
    <message>
        <source>Open in the system browser</source>
        <translation>用系统浏览器打开</translation>
    </message>
    <message>
        <source>Live page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Scripts on</source>
        <translation>脚本已开</translation>
    </message>
    <message>
        <source>Scripts off</source>
        <translation>脚本已关</translation>
    </message>
    <message>
        <source>%1 may run scripts; press to forbid it</source>
        <translation>%1 可以运行脚本；按一下禁止</translation>
    </message>
    <message>
        <source>Let %1 run scripts</source>
        <translation>允许 %1 运行脚本</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>The text alone, in your own look</source>
        <translation>只看正文，样子由您定</translation>
    </message>
    <message>
        <source>Offline page</source>
        <translation>离线页面</translation>
    </message>
</context>
<context>
    <name>periplus::PageController</name>
    <message>
        <source>Live pages cannot be shown, because the reader is not installed with this program. Install Periplus again, or read in your browser.</source>
        <translation>网页显示不了，因为程序没有装上阅读组件。请重新安装 Periplus，或在浏览器里阅读。</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器里打开</translation>
    </message>
    <message>
        <source>No browser answered. Copy the address and open it by hand.</source>
        <translation>没有浏览器响应。请复制地址，自行打开。</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>已复制地址</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>正在打开 %1……</translation>
    </message>
    <message>
        <source>the offline page</source>
        <translation>离线页面</translation>
    </message>
</context>
<context>
    <name>periplus::PagePanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open in system browser</source>
        <translation>用系统浏览器打开</translation>
    </message>
    <message>
        <source>Show pages without the sandbox</source>
        <translation>不用沙箱显示网页</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>periplus::ReadingLookSheet</name>
    <message>
        <source>Look of the reading view</source>
        <translation>阅读视图的样子</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>字号(&amp;S)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source> em</source>
        <translation> 字</translation>
    </message>
    <message>
        <source>&amp;Line height</source>
        <translation>行高(&amp;L)</translation>
    </message>
    <message>
        <source>Letters with s&amp;erifs</source>
        <translation>衬线字体(&amp;E)</translation>
    </message>
</context>
<context>
    <name>periplus::RendererWatch</name>
    <message>
        <source>The page stopped answering and was closed.</source>
        <translation>页面没有反应，已关闭。</translation>
    </message>
    <message>
        <source>The page broke down twice in a row.</source>
        <translation>页面接连崩溃了两次。</translation>
    </message>
</context>
<context>
    <name>periplus::SectionTree</name>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Sections and entries</source>
        <translation>章节与条目</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the list by words</source>
        <translation>按文字筛选清单</translation>
    </message>
    <message>
        <source>Clear the filters by state, star, host and author</source>
        <translation>清除按状态、星标、网站和作者的筛选</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>This list has no entries. Open a Markdown file with links in it.</source>
        <translation>这份清单里没有条目。请打开一个带链接的 Markdown 文件。</translation>
    </message>
    <message>
        <source>No entry passes these filters.</source>
        <translation>没有条目符合这些筛选。</translation>
    </message>
    <message>
        <source>No entry with “%1” passes these filters.</source>
        <translation>符合这些筛选的条目里没有“%1”。</translation>
    </message>
    <message>
        <source>Nothing here matches “%1”.</source>
        <translation>没有与“%1”相符的内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>periplus::SectionTreeModel</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Unfiled</source>
        <translation>未归类</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>有星标</translation>
    </message>
    <message>
        <source>struck out</source>
        <translation>已划掉</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>有笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>已读 %1 / %2</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>已离线</translation>
    </message>
    <message>
        <source>a link is dead</source>
        <translation>有链接失效</translation>
    </message>
</context>
<context>
    <name>periplus::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>已读 %1 / %2</translation>
    </message>
    <message>
        <source>Go to the next unread entry: %1</source>
        <translation>跳到下一篇未读：%1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>接下来：%1</translation>
    </message>
    <message>
        <source>Take no more pages offline</source>
        <translation>不再离线剩下的</translation>
    </message>
    <message numerus="yes">
        <source>%n offline</source>
        <comment>entries</comment>
        <translation>
            <numerusform>%n 条已离线</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 offline, paused</source>
        <translation>离线 %1/%2，已暂停</translation>
    </message>
    <message>
        <source>%1 of %2 offline</source>
        <translation>离线 %1/%2</translation>
    </message>
    <message>
        <source>%1, next: %2</source>
        <translation>%1，接着是：%2</translation>
    </message>
    <message>
        <source>Go on taking pages offline</source>
        <translation>继续离线</translation>
    </message>
    <message>
        <source>Pause taking pages offline</source>
        <translation>暂停离线</translation>
    </message>
    <message>
        <source>Show the pages that did not come whole</source>
        <translation>看看哪些网页没有完整取到</translation>
    </message>
    <message numerus="yes">
        <source>%n did not come whole</source>
        <comment>pages</comment>
        <translation>
            <numerusform>%n 页没有完整取到</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::TroublePanel</name>
    <message>
        <source>Your library could not be opened</source>
        <translation>打不开你的资料库</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>periplus::reading</name>
    <message>
        <source>captured %1</source>
        <translation>保存于 %1</translation>
    </message>
</context>
</TS>
